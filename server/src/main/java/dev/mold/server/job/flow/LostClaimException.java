package dev.mold.server.job.flow;

/** Another server works on the operation now; nothing more may be written for it here. */
final class LostClaimException extends RuntimeException {
    LostClaimException(Claim claim) {
        super("Operation " + claim.operation() + " was taken over; epoch " + claim.epoch() + " is past");
    }
}

package dev.mold.server.vm.operation;

import dev.mold.api.cloud.Networks;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.OnFailure;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.Step;
import dev.mold.server.vm.machine.MachineService;
import java.util.List;
import java.util.function.BiConsumer;

/** The flows on machines, each as the list of its steps. */
final class MachineFlows {
    static final String DEPLOY = "deploy-virtual-machine";
    static final String RESERVE = "reserve-virtual-machine";
    static final String START = "start-virtual-machine";
    static final String STOP = "stop-virtual-machine";
    static final String REBOOT = "reboot-virtual-machine";
    static final String DESTROY = "destroy-virtual-machine";
    static final String DESTROY_AND_EXPUNGE = "destroy-and-expunge-virtual-machine";
    static final String EXPUNGE = "expunge-virtual-machine";
    static final String ATTACH_ISO = "attach-iso";
    static final String DETACH_ISO = "detach-iso";

    private static final BiConsumer<MachineJob, Outcome> NOTHING = (job, outcome) -> {};

    private final MachineService machines;
    private final Networks networks;

    MachineFlows(MachineService machines, Networks networks) {
        this.machines = machines;
        this.networks = networks;
    }

    /** A failure leaves the machine in state Error, from which it can be started again or destroyed. */
    MachineFlow deploy() {
        return new MachineFlow(
                DEPLOY,
                OnFailure.UNDO,
                List.of(new ImplementNetwork(networks), new StartMachine(machines), new AwaitRunning(machines)),
                machines,
                (job, outcome) -> outcome.failure()
                        .ifPresent(failure -> machines.markFailed(job.machine(), failure.reason())),
                this::shown);
    }

    /**
     * For a deployment without a start: the rows already exist, so it only checks that the machine was not expunged.
     */
    MachineFlow reserve() {
        return showing(RESERVE, OnFailure.LEAVE, List.of(new CheckReserved()));
    }

    MachineFlow start() {
        return showing(
                START,
                OnFailure.UNDO,
                List.of(
                        new CheckStartable(),
                        new ImplementNetwork(networks),
                        new StartMachine(machines),
                        new AwaitRunning(machines)));
    }

    MachineFlow stop() {
        return showing(
                STOP,
                OnFailure.LEAVE,
                List.of(new CheckStoppable(), new StopMachine(machines), new AwaitStopped(machines)));
    }

    MachineFlow reboot() {
        return new MachineFlow(
                REBOOT,
                OnFailure.LEAVE,
                List.of(
                        new CheckRunning(),
                        new KeepHost(machines),
                        new StopMachine(machines),
                        new AwaitStopped(machines),
                        new StartMachine(machines),
                        new AwaitRunning(machines)),
                machines,
                (job, outcome) -> machines.keepHost(job.machine(), false),
                this::shown);
    }

    MachineFlow destroy() {
        return showing(
                DESTROY,
                OnFailure.LEAVE,
                List.of(new StopMachine(machines), new AwaitStopped(machines), new MarkDestroyed(machines)));
    }

    MachineFlow destroyAndExpunge() {
        return showing(
                DESTROY_AND_EXPUNGE,
                OnFailure.LEAVE,
                List.of(
                        new StopMachine(machines),
                        new AwaitStopped(machines),
                        new MarkDestroyed(machines),
                        new ExpungeMachine(machines)));
    }

    MachineFlow expunge() {
        return new MachineFlow(
                EXPUNGE,
                OnFailure.LEAVE,
                List.of(new ExpungeMachine(machines)),
                machines,
                NOTHING,
                job -> JobAnswer.success());
    }

    MachineFlow attachIso() {
        return showing(ATTACH_ISO, OnFailure.LEAVE, List.of(new PutIso(machines)));
    }

    MachineFlow detachIso() {
        return showing(DETACH_ISO, OnFailure.LEAVE, List.of(new TakeIso(machines)));
    }

    private MachineFlow showing(String name, OnFailure onFailure, List<Step<MachineTask>> steps) {
        return new MachineFlow(name, onFailure, steps, machines, NOTHING, this::shown);
    }

    private JobAnswer shown(MachineJob job) {
        return new JobAnswer("virtualmachine", machines.view(job.machine()));
    }
}

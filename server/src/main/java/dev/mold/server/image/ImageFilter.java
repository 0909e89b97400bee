package dev.mold.server.image;

import dev.mold.api.cloud.ImageState;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.Visibility;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.server.platform.PagedQuery;
import java.util.List;
import java.util.Locale;

/** The values of {@code templatefilter} and {@code isofilter}: the owners, and whether only ready images. */
enum ImageFilter {
    /** Public featured images. */
    FEATURED(true),
    /** Images of the visible accounts. */
    SELF(false),
    SELFEXECUTABLE(true),
    /** Images shared with the caller; sharing with single accounts is not offered here. */
    SHAREDEXECUTABLE(true),
    /** All images that the caller may use. */
    EXECUTABLE(true),
    /** Public images that are not featured. */
    COMMUNITY(true),
    /** All images, for root administrators. */
    ALL(false);

    private final boolean onlyReady;

    ImageFilter(boolean onlyReady) {
        this.onlyReady = onlyReady;
    }

    /**
     * @throws ApiException INVALID_PARAMETER for an unknown filter; PERMISSION_DENIED for {@code all}, unless by a root
     *     admin
     */
    static ImageFilter of(String text, CallContext call) {
        ImageFilter filter;
        try {
            filter = valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("Invalid filter " + text + ": one of "
                    + List.of(values()).toString().toLowerCase(Locale.ROOT) + " is needed");
        }
        if (filter == ALL && !call.rootAdmin()) {
            throw ApiException.denied("Filter all is for root administrators only");
        }
        return filter;
    }

    void narrow(PagedQuery<ImageEntity> query, Visibility visibility) {
        if (onlyReady) {
            query.equal("state", ImageState.READY);
        }
        if (this != ALL) {
            query.where("e.kind <> ?", ImageKind.SYSTEM);
        }
        switch (this) {
            case FEATURED -> query.where("e.isPublic = true and e.isFeatured = true");
            case COMMUNITY -> query.where("e.isPublic = true and e.isFeatured = false");
            case SHAREDEXECUTABLE -> query.where("1 = 0");
            case SELF, SELFEXECUTABLE -> query.visible(visibility, "ownerId");
            case EXECUTABLE -> publicOr(query, visibility);
            case ALL -> query.visible(visibility, "ownerId");
        }
    }

    private static void publicOr(PagedQuery<ImageEntity> query, Visibility visibility) {
        visibility.accounts().ifPresent(accounts -> {
            if (accounts.isEmpty()) {
                query.where("e.isPublic = true");
            } else {
                query.where(
                        "(e.isPublic = true or e.ownerId in ?)",
                        accounts.stream().map(AccountId::value).toList());
            }
        });
    }
}

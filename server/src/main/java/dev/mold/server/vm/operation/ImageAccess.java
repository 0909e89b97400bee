package dev.mold.server.vm.operation;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Image;
import dev.mold.api.command.CallContext;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.server.image.ImageDetails;
import dev.mold.server.image.ImageService;

/** Finds the templates and ISOs that a caller may use. */
final class ImageAccess {
    private final ImageService images;
    private final Accounts accounts;

    ImageAccess(ImageService images, Accounts accounts) {
        this.images = images;
        this.accounts = accounts;
    }

    /**
     * @throws ApiException INVALID_PARAMETER if there is no such ISO; PERMISSION_DENIED if the caller may not use it
     */
    Image iso(ImageId id, CallContext call) {
        return find(id, "ISO", true, call, call.account()).image();
    }

    /**
     * @param owner the account for which a machine is to be created from it
     * @throws ApiException INVALID_PARAMETER if there is no such template; PERMISSION_DENIED if it may not be used
     */
    Image template(ImageId id, CallContext call, AccountId owner) {
        return find(id, "template", false, call, owner).image();
    }

    private ImageDetails find(ImageId id, String kind, boolean iso, CallContext call, AccountId user) {
        var image = images.details(id)
                .filter(found -> found.image().iso() == iso && !found.removed())
                .orElseThrow(() -> ApiException.invalid("Unable to find the " + kind + " " + id));
        if (!image.publicToAll() && !image.image().owner().equals(user)) {
            accounts.checkAccess(call, image.image().owner());
        }
        return image;
    }
}

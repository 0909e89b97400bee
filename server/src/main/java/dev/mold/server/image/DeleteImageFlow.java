package dev.mold.server.image;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.OperationData;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.api.id.ImageId;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/** Removes a template or an ISO, from the back end too. */
class DeleteImageFlow implements Flow<DeleteImageFlow.Input, ImageId> {
    static final String NAME = "delete-image";

    private final List<Step<ImageId>> steps;

    /** The image that is to go. */
    record Input(ImageId image) {}

    DeleteImageFlow(ImageService images, ObjectProvider<ImageUse> uses) {
        this.steps = List.of(new CheckUse(uses), new Remove(images));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public List<Step<ImageId>> steps() {
        return steps;
    }

    @Override
    public ImageId load(Input input, OperationData data) {
        return input.image();
    }

    /** Refuses to take an ISO out of the drives of machines. */
    private record CheckUse(ObjectProvider<ImageUse> uses) implements Step<ImageId> {
        @Override
        public String name() {
            return "check-use";
        }

        @Override
        public String description() {
            return "Looks whether a machine has the image in its drive";
        }

        @Override
        public StepResult apply(ImageId image) {
            var machines = uses.stream().mapToLong(use -> use.attachments(image)).sum();
            return machines == 0
                    ? StepResult.done()
                    : StepResult.failed(
                            Errors.RESOURCE_IN_USE,
                            "It is in the drive of " + machines + " virtual machines; detach it there first");
        }
    }

    /** Takes it off the list and has the back end forget it. */
    private record Remove(ImageService images) implements Step<ImageId> {
        @Override
        public String name() {
            return "remove-image";
        }

        @Override
        public String description() {
            return "Removes the image from the zone's storage";
        }

        @Override
        public StepResult apply(ImageId image) {
            try {
                images.delete(image);
                return StepResult.done();
            } catch (ApiException e) {
                return StepResult.failed(e);
            }
        }
    }
}

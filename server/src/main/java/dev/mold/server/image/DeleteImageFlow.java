package dev.mold.server.image;

import dev.mold.api.error.ApiException;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.OperationData;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.api.id.ImageId;
import java.util.List;

/** Removes a template or an ISO, also from the back end. */
class DeleteImageFlow implements Flow<DeleteImageFlow.Input, ImageId> {
    static final String NAME = "delete-image";

    private final List<Step<ImageId>> steps;

    /** The image to remove. */
    record Input(ImageId image) {}

    DeleteImageFlow(ImageService images, ImageGuards guards) {
        this.steps = List.of(new CheckUse(guards), new Remove(images));
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

    /** Refuses to remove an image that is in use. */
    private record CheckUse(ImageGuards guards) implements Step<ImageId> {
        @Override
        public String name() {
            return "check-use";
        }

        @Override
        public String description() {
            return "Checks that the image is not in use";
        }

        @Override
        public StepResult apply(ImageId image) {
            try {
                guards.check(image);
                return StepResult.done();
            } catch (ApiException e) {
                return StepResult.failed(e);
            }
        }
    }

    /** Marks it removed and deletes it from the back end. */
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

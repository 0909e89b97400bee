package dev.mold.server.job.flow;

import dev.mold.api.flow.StepResult;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a call of a step came to.
 *
 * @param verifying whether it is the result of {@code verify}, after {@code apply} had answered that it is done
 * @param limit how long the step, or the item, may take in all
 * @param changes of the operation's data
 */
record Answer(StepResult result, boolean verifying, Duration limit, Map<String, Optional<String>> changes) {}

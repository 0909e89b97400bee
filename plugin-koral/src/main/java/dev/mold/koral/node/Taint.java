package dev.mold.koral.node;

/**
 * A taint of a node, as in Kubernetes.
 *
 * @param value may be empty
 */
public record Taint(String key, String value, Effect effect) {
    /** The effect on pods that do not tolerate it; the names are Kubernetes'. */
    public enum Effect {
        NO_SCHEDULE("NoSchedule"),
        PREFER_NO_SCHEDULE("PreferNoSchedule"),
        NO_EXECUTE("NoExecute");

        private final String wireName;

        Effect(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}

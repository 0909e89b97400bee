package dev.mold.koral.node;

/**
 * Keeps pods off a node that do not tolerate it.
 *
 * @param value may be empty
 */
public record Taint(String key, String value, Effect effect) {
    /** What it does to pods that do not tolerate it; the names are Kubernetes'. */
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

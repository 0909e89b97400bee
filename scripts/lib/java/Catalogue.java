/** Selects offerings of a server. */
final class Catalogue {
    private Catalogue() {}

    /** The id of the first compute offering that is large enough for a node. */
    static String largeOffering(Api api) throws Exception {
        for (var offering : api.call("listServiceOfferings").get("serviceoffering")) {
            if (offering.path("cpunumber").asInt(0) >= 2 && offering.path("memory").asInt(0) >= 2048) {
                return offering.get("id").asString();
            }
        }
        throw new IllegalStateException("No compute offering is large enough");
    }
}

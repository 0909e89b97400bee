package dev.mold.server.testing.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The facts of the wire, as they lie in the contract folder: in the one that the system property
 * {@code mold.contract} or the variable {@code MOLD_CONTRACT} names, else in {@code shared/contract} beside the
 * repository.
 */
public final class Contract {
    private final Path folder;
    private final JsonNode api;
    private final JsonNode clients;

    private Contract(Path folder) {
        this.folder = folder;
        this.api = read(folder.resolve("api-contract.json"));
        this.clients = read(folder.resolve("clients.json"));
    }

    /** The contract, where it can be found. */
    public static Optional<Contract> find() {
        var named = Optional.ofNullable(System.getProperty("mold.contract"))
                .or(() -> Optional.ofNullable(System.getenv("MOLD_CONTRACT")));
        return named.map(Path::of).or(Contract::besideTheRepository).map(Contract::new);
    }

    private static Optional<Path> besideTheRepository() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var contract = folder.resolve("shared").resolve("contract");
            if (Files.exists(contract.resolve("api-contract.json"))) {
                return Optional.of(contract);
            }
        }
        return Optional.empty();
    }

    private static JsonNode read(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many commands the contract has. */
    int size() {
        return api.get("commands").size();
    }

    Optional<JsonNode> command(String name) {
        return Optional.ofNullable(api.get("commands").get(name));
    }

    /** The fields of a response class. */
    Optional<JsonNode> fields(String responseClass) {
        return Optional.ofNullable(api.get("responses").get(responseClass)).map(each -> each.get("fields"));
    }

    /**
     * An answer of a CloudStack server.
     *
     * @param name of the sample's file, without its ending
     * @return its {@code http_status}, its {@code headers} and its {@code body}
     */
    public JsonNode sample(String name) {
        return read(folder.resolve("samples").resolve(name + ".json"));
    }

    /** By client, what it sends and reads by command. */
    JsonNode clients() {
        return clients;
    }
}

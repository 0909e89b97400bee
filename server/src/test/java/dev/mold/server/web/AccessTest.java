package dev.mold.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.command.Access;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.command.Ownership;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.Id;
import dev.mold.api.id.UserId;
import dev.mold.server.discovery.CommandDescriptor;
import dev.mold.server.discovery.CommandRegistry;
import dev.mold.server.discovery.ParameterDescriptor;
import dev.mold.server.caller.Callers;
import dev.mold.server.testing.ApiClient;
import dev.mold.server.testing.TestingMoldServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Holds every command of the server against the table in {@code access.txt}, for every caller. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
    private static final List<String> CALLERS =
            List.of("user", "domain-admin", "resource-admin", "root-domain-admin", "restricted-admin", "admin");

    private final Map<String, CallContext> callers = new LinkedHashMap<>();
    private final Map<String, Thing> things = new LinkedHashMap<>();
    private TestingMoldServer server;

    /** An entity whose owner is known. */
    private record Thing(UUID id, Ownership ownership) {}

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestingMoldServer.empty(folder);
        var admin = server.admin();
        var root = admin.call("listDomains").get("domain").get(0).get("id").asString();
        var north = domain(admin, "north", root);
        var coast = domain(admin, "coast", north);
        var south = domain(admin, "south", root);
        var restricted = admin.call("createRole", "name", "clerk", "type", "Admin").at("/role/id").asString();
        admin.call("createRolePermission", "roleid", restricted, "rule", "list*", "permission", "allow");
        admin.call("createRolePermission", "roleid", restricted, "rule", "*", "permission", "deny");

        var standard = admin.call("listAccounts", "name", "admin").at("/account/0");
        var other = admin.createAccount("nadia", "accounttype", "0", "domainid", north);
        var child = admin.createAccount("carl", "accounttype", "0", "domainid", coast);
        var sister = admin.createAccount("sam", "accounttype", "0", "domainid", south);
        call("user", admin.createAccount("nina", "accounttype", "0", "domainid", north));
        var domainAdmin = admin.createAccount("dora", "accounttype", "2", "domainid", north);
        call("domain-admin", domainAdmin);
        var resourceAdmin = admin.createAccount("remo", "accounttype", "3", "domainid", north);
        call("resource-admin", resourceAdmin);
        call("root-domain-admin", admin.createAccount("rita", "accounttype", "2", "domainid", root));
        call("restricted-admin", admin.createAccount("clara", "roleid", restricted, "domainid", root));
        call("admin", standard);

        for (var owner : List.of(
                Map.entry("of another user in north", other),
                Map.entry("of the domain admin of north", domainAdmin),
                Map.entry("of the resource admin of north", resourceAdmin),
                Map.entry("of a user in coast", child),
                Map.entry("of a user in south", sister),
                Map.entry("of the root administrator", standard))) {
            thing(owner.getKey(), Ownership.of(accountId(owner.getValue())));
            thing("user " + owner.getKey(), Ownership.ofUser(accountId(owner.getValue()), userId(owner.getValue())));
        }
        thing("shared by a user in south", Ownership.of(accountId(sister), true));
        thing("of nobody", Ownership.NOBODY);
        thing("common to all", Ownership.COMMON);
        thing("domain north", Ownership.ofDomain(DomainId.of(north)));
        thing("domain coast", Ownership.ofDomain(DomainId.of(coast)));
        thing("domain south", Ownership.ofDomain(DomainId.of(south)));
        thing("domain the root domain", Ownership.ofDomain(DomainId.of(root)));
        callers.forEach((name, call) -> {
            thing(name + ": its own", Ownership.of(call.account()));
            thing(name + ": user itself", Ownership.ofUser(call.account(), call.user()));
            thing(
                    name + ": user another user of the same account",
                    Ownership.ofUser(call.account(), new UserId(UUID.randomUUID())));
        });
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyCommandGrantsWhatTheTableSays() {
        var table = table();
        var lookups = new EntityLookups();
        var registered = new ArrayList<Class<?>>();
        var checks = new EntityChecks(lookups, server.get(Accounts.class));
        var violations = new ArrayList<String>();
        var tried = 0;
        var parameters = 0;
        for (var command : server.get(CommandRegistry.class).all()) {
            for (var parameter : command.parameters()) {
                if (!parameter.isId() || parameter.access() == Access.UNDECLARED || parameter.access() == Access.ANY) {
                    continue;
                }
                if (!registered.contains(parameter.valueType())) {
                    registered.add(parameter.valueType());
                    lookups.register(lookup(parameter.valueType()));
                }
                parameters++;
                var lines = table.get(parameter.access() + " " + kind(parameter));
                assertThat(lines)
                        .as("a part of the table for %s of %s", parameter.name(), command.name())
                        .isNotNull();
                for (var line : lines) {
                    for (var i = 0; i < CALLERS.size(); i++) {
                        tried++;
                        var granted = granted(checks, command, parameter, line.what(), CALLERS.get(i));
                        if (granted != line.expected().get(i)) {
                            violations.add(command.name() + " " + parameter.name() + ", " + CALLERS.get(i) + ", "
                                    + line.what() + ": " + (granted ? "granted" : "refused"));
                        }
                    }
                }
            }
        }
        System.out.println("Parameters: " + parameters + ", checks: " + tried + ", violations: " + violations.size());
        assertThat(parameters).isGreaterThan(100);
        assertThat(violations).isEmpty();
    }

    @Test
    void whatCommandsDeclareIsListed() {
        var declared = new TreeSet<String>();
        for (var command : server.get(CommandRegistry.class).all()) {
            for (var parameter : command.parameters()) {
                if (parameter.isId() && parameter.access() != Access.UNDECLARED) {
                    declared.add(command.name() + " " + parameter.name() + " " + parameter.access());
                }
            }
        }
        assertThat(String.join("\n", declared)).isEqualTo(resource("declared-access.txt").strip());
    }

    private boolean granted(
            EntityChecks checks, CommandDescriptor command, ParameterDescriptor parameter, String what, String caller) {
        var name = switch (kind(parameter)) {
            case "a user" -> "user " + what;
            case "a domain" -> "domain " + what;
            default -> what;
        };
        var thing = things.containsKey(name) ? things.get(name) : things.get(caller + ": " + name);
        assertThat(thing).as(name).isNotNull();
        var id = id(parameter.valueType(), thing.id());
        var values = new Object[command.parameters().size()];
        values[command.parameters().indexOf(parameter)] =
                parameter.componentType() == List.class ? List.of(id) : id;
        try {
            checks.check(command, values, callers.get(caller));
            return true;
        } catch (ApiException e) {
            assertThat(e.code()).isEqualTo(Errors.PERMISSION_DENIED);
            return false;
        }
    }

    private static String kind(ParameterDescriptor parameter) {
        if (parameter.valueType() == DomainId.class) {
            return "a domain";
        }
        if (parameter.valueType() == UserId.class) {
            return "a user";
        }
        return parameter.access() == Access.ADMIN
                ? "an account, or what belongs to it"
                : "what belongs to an account";
    }

    private record Line(String what, List<Boolean> expected) {}

    private static Map<String, List<Line>> table() {
        var parts = new LinkedHashMap<String, List<Line>>();
        List<Line> part = null;
        for (var text : resource("access.txt").split("\n")) {
            var words = text.strip().split(" {2,}");
            if (text.isBlank() || text.startsWith("#")) {
                continue;
            }
            if (words.length == 1) {
                part = parts.computeIfAbsent(text.strip(), heading -> new ArrayList<>());
            } else {
                assertThat(words).as(text).hasSize(1 + CALLERS.size());
                part.add(new Line(
                        words[0], Arrays.stream(words).skip(1).map("yes"::equals).toList()));
            }
        }
        return parts;
    }

    private static String resource(String name) {
        try (var in = AccessTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <I extends Id> EntityLookup<I> lookup(Class<?> type) {
        return new EntityLookup<>() {
            @Override
            @SuppressWarnings("unchecked")
            public Class<I> idType() {
                return (Class<I>) type;
            }

            @Override
            public Map<I, Ownership> find(Collection<I> ids) {
                var found = new LinkedHashMap<I, Ownership>();
                ids.forEach(id -> things.values().stream()
                        .filter(thing -> thing.id().equals(id.value()))
                        .forEach(thing -> found.put(id, thing.ownership())));
                return found;
            }
        };
    }

    private static Id id(Class<?> type, UUID value) {
        return new EntityLookups().parse(type, value.toString()).orElseThrow();
    }

    private void thing(String name, Ownership ownership) {
        things.put(name, new Thing(UUID.randomUUID(), ownership));
    }

    private void call(String name, JsonNode account) {
        callers.put(name, server.get(Callers.class).user(userId(account)).orElseThrow());
    }

    private static AccountId accountId(JsonNode account) {
        return AccountId.of(account.get("id").asString());
    }

    private static UserId userId(JsonNode account) {
        return UserId.of(account.at("/user/0/id").asString());
    }

    private static String domain(ApiClient client, String name, String above) {
        return client.call("createDomain", "name", name, "parentdomainid", above)
                .at("/domain/id")
                .asString();
    }
}

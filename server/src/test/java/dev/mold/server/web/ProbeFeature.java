package dev.mold.server.web;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.IndexedParams;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.command.Submitted;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.OperationId;
import dev.mold.api.id.ProjectId;
import dev.mold.api.response.Field;
import dev.mold.api.response.ListAnswer;
import dev.mold.api.response.Success;
import dev.mold.api.response.View;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Commands that show what the engine makes of a request. */
@Configuration(proxyBeanMethods = false)
class ProbeFeature {
    @View
    record Echo(
            @Field("Everything that arrived") String all,
            @Field("For root administrators") @SuppressWarnings("unused") String always,
            @Field(value = "Secret", authorized = RoleType.ADMIN) String secret,
            @Field("Nothing") String nothing,
            @Field("A time") Instant time,
            @Field("An id") DomainId domain,
            @Field("Texts") List<String> texts,
            @Field("A map") Map<String, String> map) {}

    @ApiCommand(
            name = "probeEcho",
            kind = CommandKind.SYNC,
            description = "Tells what arrived",
            response = Echo.class,
            entityKey = "echo",
            roles = {RoleType.ADMIN, RoleType.USER},
            readOnly = true)
    record ProbeEcho(
            @Param(value = "A text", length = 10) String text,
            @Param("A number") Integer number,
            @Param("A long number") Long big,
            @Param("A flag") Boolean flag,
            @Param("A time") Instant from,
            @Param(value = "A time", endOfDay = true) Instant until,
            @Param("Texts") List<String> texts,
            @Param("A map") Map<String, String> details,
            @Param("Groups") IndexedParams groups,
            @Param(value = "An id", access = Access.ANY) DomainId domainid,
            @Param(value = "An id", since = "4.20", access = Access.ANY) AccountId accountid,
            @Param(value = "Ids", access = Access.ANY) List<DomainId> ids,
            @Param(value = "A project", access = Access.ANY) ProjectId projectid,
            @Param(value = "A text with its blanks", verbatim = true) String password,
            @Param(value = "For root administrators", authorized = RoleType.ADMIN) String adminonly) {}

    @ApiCommand(
            name = "probeRequired",
            kind = CommandKind.SYNC,
            description = "Needs parameters",
            response = Success.class,
            roles = {RoleType.ADMIN, RoleType.USER})
    record ProbeRequired(
            @Param(value = "An id", required = true, access = Access.ANY) DomainId domainid,
            @Param(value = "A text", required = true) String name) {}

    @ApiCommand(
            name = "listProbes",
            kind = CommandKind.LIST,
            description = "Lists numbers",
            response = Item.class,
            entityKey = "probe",
            roles = {RoleType.ADMIN, RoleType.USER})
    record ListProbes(@Param("How many there are") Integer total, @ParamGroup Paging paging) {}

    @View
    record Item(@Field("The number") Integer id) {}

    @ApiCommand(
            name = "probeJob",
            kind = CommandKind.ASYNC_CREATE,
            description = "Answers with a job",
            response = Item.class,
            entityKey = "probe",
            roles = RoleType.ADMIN)
    record ProbeJob() {}

    @ApiCommand(
            name = "probeFailure",
            kind = CommandKind.SYNC,
            description = "Fails",
            response = Success.class,
            responseName = "probefailedresponse",
            roles = {RoleType.ADMIN, RoleType.USER})
    record ProbeFailure(@Param(value = "The error code; none for a bug", length = 40) String code) {}

    @Bean
    CommandSet probes() {
        return registrar -> {
            registrar.sync(
                    ProbeEcho.class,
                    (command, call) -> new Echo(
                            command.toString(),
                            "x",
                            "hidden from users",
                            null,
                            Instant.parse("2026-11-20T23:44:52.999Z"),
                            call.domain(),
                            List.of("a", "b"),
                            Map.of("k", "v<&>")));
            registrar.sync(ProbeRequired.class, (command, call) -> Success.done("told"));
            registrar.sync(ListProbes.class, (command, call) -> {
                var total = command.total() == null ? 0 : command.total();
                var items = IntStream.range(0, total)
                        .skip(command.paging().offset())
                        .limit(command.paging().limit())
                        .mapToObj(Item::new)
                        .toList();
                return new ListAnswer<>(items, total);
            });
            registrar.async(ProbeJob.class, (command, call) -> {
                var job = call.customJobId()
                        .orElseGet(() -> OperationId.of("00000000-0000-4000-8000-000000000001"));
                return Submitted.creating(call.account(), job);
            });
            registrar.sync(ProbeFailure.class, (command, call) -> {
                if (command.code() == null) {
                    throw new IllegalStateException("a bug at line 1");
                }
                throw Errors.all().stream()
                        .filter(code -> code.name().equals(command.code()))
                        .findFirst()
                        .map(code -> new ApiException(
                                code,
                                "it failed: ä",
                                List.of(new ApiException.Subject(call.account(), "account")),
                                null))
                        .orElseThrow();
            });
        };
    }

    /** Answers what begins with {@code foreign} by showing the request as it came in. */
    @Bean
    ForeignCommands probeForeign() {
        return request -> request.command()
                .filter(command -> command.startsWith("foreign"))
                .map(command -> ApiAnswer.of(
                        202,
                        "text/plain",
                        (request.raw().query() + " " + new String(request.raw().body(), StandardCharsets.ISO_8859_1))
                                .getBytes(StandardCharsets.ISO_8859_1)));
    }
}

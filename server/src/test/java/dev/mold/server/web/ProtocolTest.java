package dev.mold.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.testing.ApiClient;
import dev.mold.server.testing.ApiResponse;
import dev.mold.server.testing.TestingMoldServer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the wire: one test a rule. */
class ProtocolTest {
    private static final String NOT_VERIFIED = "unable to verify user credentials and/or request signature";

    @TempDir
    static Path folder;

    private static TestingMoldServer server;
    private static ApiClient admin;
    private static ApiClient user;

    @BeforeAll
    static void start() {
        server = TestingMoldServer.empty(folder, ProbeFeature.class);
        admin = server.admin();
        admin.call(
                "createAccount",
                "username", "ursula", "password", "secret", "firstname", "U", "lastname", "S",
                "email", "u@example.org", "accounttype", "0");
        user = server.anonymous().keysByPassword("ursula", "secret");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void isError(ApiResponse answer, int status, String key, int csCode, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=UTF-8");
        assertThat(answer.header("X-Description")).isEqualTo(text.replaceAll("[^\\x20-\\x7e]", "?"));
        assertThat(answer.body())
                .isEqualTo("{\"" + key + "\":{\"uuidList\":[],\"errorcode\":" + status + ",\"cserrorcode\":" + csCode
                        + ",\"errortext\":\"" + text.replace("\"", "\\\"") + "\"}}");
    }

    private static void isRefused(ApiResponse answer, String key, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.header("X-Description")).isNull();
        assertThat(answer.body())
                .isEqualTo("{\"" + key + "\":{\"uuidList\":[],\"errorcode\":401,\"errortext\":\"" + text + "\"}}");
    }

    // Signatures

    @Test
    void aSignedGetIsAnsweredWithTheSecurityHeaders() {
        var answer = admin.get("listCapabilities");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.key()).isEqualTo("listcapabilitiesresponse");
        assertThat(answer.content().get("capability").get("dynamicrolesenabled").asBoolean()).isTrue();
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-XSS-Protection")).isEqualTo("1;mode=block");
        assertThat(answer.header("content-security-policy")).isNotBlank();
    }

    @Test
    void aSignedPostIsAnswered() {
        assertThat(admin.post("probeEcho", "text", "a b+c").content().get("echo").get("all").asString())
                .contains("text=a b+c");
    }

    @Test
    void aPostWithItsParametersInTheQueryIsAnswered() {
        var parameters = admin.signed("probeEcho", "text", "in query");
        var answer = admin.sendQuery("POST", ApiClient.encode(parameters));
        assertThat(answer.content().get("echo").get("all").asString()).contains("text=in query");
    }

    @Test
    void aSignatureSentUnescapedInAFormIsAccepted() {
        var parameters = admin.signed("probeEcho", "text", "z");
        var signature = parameters.remove("signature");
        assertThat(admin.send("POST", ApiClient.encode(parameters) + "&signature=" + signature).status())
                .isEqualTo(200);
    }

    // Commands of another server

    @Test
    void aCommandThatTheServerLacksCanBeAnsweredElsewhereFromTheBytesThatCame() {
        var query = server.anonymous().send("GET", "command=foreignList&name=a%2Bb+c&apiKey=k&signature=no");
        assertThat(query.status()).isEqualTo(202);
        assertThat(query.body()).isEqualTo("command=foreignList&name=a%2Bb+c&apiKey=k&signature=no ");

        var body = server.anonymous().send("POST", "command=foreignMake&name=%C3%A4");
        assertThat(body.body()).isEqualTo(" command=foreignMake&name=%C3%A4");
    }

    @Test
    void aCommandThatNobodyHasIsRefusedAsEver() {
        isRefused(
                server.anonymous().send("GET", "command=nobodys&response=json"), "errorresponse", NOT_VERIFIED);
    }

    @Test
    void aPlusAndAnEscapedBlankMeanTheSame() {
        var query = ApiClient.encode(admin.signed("probeEcho", "text", "a b"));
        assertThat(admin.send("GET", query.replace("a%20b", "a+b")).status()).isEqualTo(200);
    }

    @Test
    void namesOfParametersThatAuthenticateMayBeInAnyCase() {
        var query = ApiClient.encode(admin.signed("probeEcho"));
        var parameters = new LinkedHashMap<>(admin.signed("probeEcho"));
        parameters.remove("signature");
        parameters.put("APIKEY", parameters.remove("apiKey"));
        parameters.put("Signature", admin.sign(without(parameters, "Signature")));
        assertThat(admin.send("GET", ApiClient.encode(parameters)).status()).as(query).isEqualTo(200);
    }

    private static Map<String, String> without(Map<String, String> parameters, String name) {
        var rest = new LinkedHashMap<>(parameters);
        rest.remove(name);
        return rest;
    }

    @Test
    void clientsThatSortByLowerCasedNamesAreVerified() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("command", "probeEcho");
        parameters.put("response", "json");
        parameters.put("apiKey", admin.signed("x").get("apiKey"));
        parameters.put("Zebra", "1");
        parameters.put("ant", "2");
        var text = parameters.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(String.CASE_INSENSITIVE_ORDER))
                .map(each -> each.getKey().toLowerCase(Locale.ROOT) + "=" + each.getValue())
                .collect(Collectors.joining("&"))
                .toLowerCase(Locale.ROOT);
        parameters.put("signature", admin.hmac(text));
        assertThat(admin.send("GET", ApiClient.encode(parameters)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"*,*", "*,%2a", "~,~", "~,%7e"})
    void starsAndTildesAreVerifiedEscapedOrNot(String sign, String escaped) {
        var parameters = new TreeMap<>(Map.of("command", "probeEcho", "response", "json", "text", "a" + sign));
        parameters.put("apiKey", admin.signed("x").get("apiKey"));
        var text = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue().replace(sign, escaped))
                .collect(Collectors.joining("&"))
                .toLowerCase(Locale.ROOT);
        parameters.put("signature", admin.hmac(text));
        assertThat(admin.send("GET", ApiClient.encode(parameters)).status()).isEqualTo(200);
    }

    @Test
    void aWrongSignatureAnUnknownKeyAndNoneAtAllAreRefusedAlike() {
        var forged = admin.signed("listCapabilities");
        forged.put("signature", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        isRefused(admin.send("GET", ApiClient.encode(forged)), "listcapabilitiesresponse", NOT_VERIFIED);
        isRefused(
                admin.withKeys("nobody", "nothing").get("listCapabilities"), "listcapabilitiesresponse", NOT_VERIFIED);
        isRefused(server.anonymous().get("listCapabilities"), "listcapabilitiesresponse", NOT_VERIFIED);
    }

    @Test
    void aChangedParameterBreaksTheSignature() {
        var query = ApiClient.encode(admin.signed("probeEcho", "text", "good"));
        assertThat(admin.send("GET", query.replace("text=good", "text=evil")).status()).isEqualTo(401);
        assertThat(admin.send("GET", query + "&number=1").status()).isEqualTo(401);
    }

    @Test
    void anUnknownCommandIsRefusedLikeAWrongSignature() {
        isRefused(admin.get("fooBar"), "errorresponse", NOT_VERIFIED);
        isRefused(server.anonymous().get("fooBar"), "errorresponse", NOT_VERIFIED);
    }

    @Test
    void theKeyOverAnErrorIsNullWithoutACommandAndErrorresponseWithoutParameters() {
        isRefused(admin.send("GET", "response=json"), "null", NOT_VERIFIED);
        var nothing = admin.send("GET", "");
        assertThat(nothing.status()).isEqualTo(401);
        assertThat(nothing.body()).contains("<errorresponse><errorcode>401</errorcode>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss'+0000'", "yyyy-MM-dd'T'HH:mm:ss'+00:00'"})
    void aVersion3SignatureCountsUntilItExpires(String form) {
        var format = DateTimeFormatter.ofPattern(form).withZone(ZoneOffset.UTC);
        var later = format.format(Instant.now().plusSeconds(600));
        var earlier = format.format(Instant.now().minusSeconds(60));
        assertThat(admin.get("probeEcho", "signatureVersion", "3", "expires", later).status()).isEqualTo(200);
        isRefused(
                admin.get("probeEcho", "signatureVersion", "3", "expires", earlier),
                "probeechoresponse",
                NOT_VERIFIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2030-13-01T00:00:00Z", ""})
    void aVersion3SignatureNeedsAnExpiryThatCanBeRead(String expires) {
        assertThat(admin.get("probeEcho", "signatureVersion", "3", "expires", expires).status()).isEqualTo(401);
        assertThat(admin.get("probeEcho", "signatureVersion", "3").status()).isEqualTo(401);
    }

    @Test
    void aDisabledUserIsRefused() {
        admin.call(
                "createAccount",
                "username", "lock", "password", "secret", "firstname", "L", "lastname", "K",
                "email", "l@example.org", "accounttype", "0");
        var locked = server.anonymous().keysByPassword("lock", "secret");
        var session = server.anonymous().logIn("lock", "secret");
        var id = locked.call("listUsers").get("user").get(0).get("id").asString();
        admin.call("lockUser", "id", id);
        assertThat(locked.get("listUsers").status()).isEqualTo(401);
        assertThat(session.get("listUsers").status()).isEqualTo(401);
        assertThat(server.anonymous().post("login", "username", "lock", "password", "secret").status())
                .isEqualTo(531);
        admin.call("enableUser", "id", id);
        assertThat(locked.get("listUsers").status()).isEqualTo(200);
        admin.call("updateUser", "id", id, "apikeyaccess", "disabled");
        assertThat(locked.get("listUsers").status()).isEqualTo(401);
    }

    // Sessions

    @Test
    void aLoginIsFlatAndSetsTwoCookies() {
        var answer = server.anonymous()
                .post("login", "username", "admin", "password", TestingMoldServer.ADMIN_PASSWORD, "domain", "/");
        var login = answer.content();
        assertThat(answer.key()).isEqualTo("loginresponse");
        assertThat(login.get("username").asString()).isEqualTo("admin");
        assertThat(login.get("timeout").isNumber()).isTrue();
        assertThat(login.get("timeout").asInt()).isEqualTo(1800);
        assertThat(login.get("type").isString()).isTrue();
        assertThat(login.get("type").asString()).isEqualTo("1");
        assertThat(login.get("registered").asString()).isEqualTo("true");
        assertThat(login.get("is2faenabled").asString()).isEqualTo("false");
        assertThat(login.has("timezone")).isFalse();
        var cookies = answer.headers().allValues("Set-Cookie");
        assertThat(cookies).hasSize(2);
        assertThat(cookies).anyMatch(cookie -> cookie.startsWith("JSESSIONID=") && cookie.contains("Path=/client"));
        assertThat(cookies)
                .anyMatch(cookie -> cookie.startsWith("sessionkey=" + login.get("sessionkey").asString() + ";")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax"));
    }

    @Test
    void aLoginMustBePosted() {
        var answer = server.anonymous()
                .get("login", "username", "admin", "password", TestingMoldServer.ADMIN_PASSWORD);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.content().get("errorcode").asInt()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"admin,wrong,/", "nobody,wrong,/", "admin,wrong,/nowhere/"})
    void aFailedLoginTellsNothingOfItsCause(String username, String password, String domain) {
        var answer =
                server.anonymous().post("login", "username", username, "password", password, "domain", domain);
        assertThat(answer.status()).isEqualTo(531);
        assertThat(answer.body())
                .isEqualTo("{\"loginresponse\":{\"uuidList\":[],\"errorcode\":531,\"errortext\":\"Failed to"
                        + " authenticate user " + username + " in domain " + domain
                        + "; please provide valid credentials\"}}");
    }

    @Test
    void aLoginToADomainByABadIdIsRefused() {
        assertThat(server.anonymous()
                        .post("login", "username", "admin", "password", "x", "domainId", "17")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aSessionNeedsCookieAndParameter() {
        var session = server.anonymous().logIn("ursula", "secret");
        assertThat(session.get("listUsers").status()).isEqualTo(200);
        assertThat(session.post("listUsers").status()).isEqualTo(200);
        isRefused(session.inSession(null, session.cookies()).get("listUsers"), "listusersresponse", NOT_VERIFIED);
    }

    @Test
    void aWrongSessionKeyEndsTheSession() {
        var session = server.anonymous().logIn("ursula", "secret");
        isRefused(
                session.inSession("x", session.cookies()).get("listUsers"),
                "listusersresponse",
                "unable to verify user credentials");
        assertThat(session.get("listUsers").status()).isEqualTo(401);
    }

    @Test
    void aSessionEndsWithALogout() {
        var session = server.anonymous().logIn("ursula", "secret");
        var answer = session.post("logout");
        assertThat(answer.body()).isEqualTo("{\"logoutresponse\":{\"description\":\"success\"}}");
        assertThat(answer.headers().allValues("Set-Cookie")).allMatch(cookie -> cookie.contains("Max-Age=0"));
        assertThat(session.get("listUsers").status()).isEqualTo(401);
    }

    @Test
    void anUnknownCommandInASessionIsNamed() {
        var session = server.anonymous().logIn("ursula", "secret");
        isError(session.get("fooBar"), 432, "errorresponse", 9999, "Unknown API command: fooBar");
        var none = session.send("GET", "response=json&sessionkey=" + session.signed("x").get("sessionkey"));
        assertThat(none.status()).isEqualTo(400);
    }

    // Roles

    @Test
    void aCommandOfOtherRolesIsNotThere() {
        isError(
                user.get("listDomains"),
                432,
                "errorresponse",
                9999,
                "The API [listDomains] does not exist or is not available for the account Account [ursula]");
    }

    @Test
    void listApisShowsWhatTheRoleMayCall() {
        var all = admin.call("listApis").get("api").valueStream().map(api -> api.get("name").asString()).toList();
        var some = user.call("listApis").get("api").valueStream().map(api -> api.get("name").asString()).toList();
        assertThat(all).contains("listDomains", "listApis", "createAccount").isSorted();
        assertThat(some).contains("listApis").doesNotContain("listDomains", "createAccount");
        assertThat(user.get("listApis", "name", "listDomains").status()).isEqualTo(530);
        var one = admin.call("listApis", "name", "listUsers").get("api").get(0);
        assertThat(one.get("isasync").isBoolean()).isTrue();
        var id = one.get("params")
                .valueStream()
                .filter(parameter -> parameter.get("name").asString().equals("id"))
                .findFirst()
                .orElseThrow();
        assertThat(id.get("type").asString()).isEqualTo("uuid");
        assertThat(id.get("related").asString()).contains("listUsers", "createUser");
        assertThat(id.get("required").asBoolean()).isFalse();
    }

    @Test
    void parametersAndFieldsForOtherRolesAreLeftOut() {
        var forAdmin = admin.call("probeEcho", "adminonly", "x").get("echo");
        var forUser = user.call("probeEcho", "adminonly", "x").get("echo");
        assertThat(forAdmin.get("all").asString()).contains("adminonly=x");
        assertThat(forUser.get("all").asString()).contains("adminonly=null");
        assertThat(forAdmin.has("secret")).isTrue();
        assertThat(forUser.has("secret")).isFalse();
    }

    @Test
    void aRoleOfOnesOwnFollowsItsRules() {
        var role = admin.call("createRole", "name", "reader", "type", "User").get("role").get("id").asString();
        admin.call("createRolePermission", "roleid", role, "rule", "listApis", "permission", "allow");
        admin.call("createRolePermission", "roleid", role, "rule", "listDom*", "permission", "allow");
        admin.call("createRolePermission", "roleid", role, "rule", "*", "permission", "deny");
        admin.call(
                "createAccount",
                "username", "rita", "password", "secret", "firstname", "R", "lastname", "R",
                "email", "r@example.org", "roleid", role);
        var rita = server.anonymous().logIn("rita", "secret");
        assertThat(rita.get("listDomains").status()).isEqualTo(200);
        assertThat(rita.get("listUsers").status()).isEqualTo(432);
        assertThat(rita.call("listApis").get("count").asInt()).isEqualTo(2);
        assertThat(admin.get("deleteRole", "id", role).status()).isEqualTo(536);
    }

    // Parameters

    private static String echo(String... namesAndValues) {
        return admin.call("probeEcho", namesAndValues).get("echo").get("all").asString();
    }

    @Test
    void namesAreFoundInAnyCaseAndUnknownOnesPassedOver() {
        assertThat(echo("TeXt", "x", "foo", "bar", "listall", "true")).contains("text=x");
    }

    @Test
    void ofARepeatedNameTheLastCountsInAQueryAndTheFirstInABody() {
        var once = admin.signed("probeEcho", "text", "b");
        var query = ApiClient.encode(once).replace("text=b", "text=a&text=b");
        assertThat(admin.send("GET", query).content().get("echo").get("all").asString()).contains("text=b");
        var body = ApiClient.encode(once).replace("text=b", "text=b&text=a");
        assertThat(admin.send("POST", body).content().get("echo").get("all").asString()).contains("text=b");
    }

    @Test
    void everyTypeIsDecoded() {
        var all = echo(
                "number", "7", "big", "-9000000000", "flag", "TRUE", "from", "2026-01-02", "until", "2026-01-02",
                "texts", "a,,b", "details[1].b", "2", "details[0].a.c", "1", "groups[3].x", "y");
        assertThat(all)
                .contains("number=7,", "big=-9000000000,", "flag=true,")
                .contains("from=2026-01-02T00:00:00Z", "until=2026-01-02T23:59:59Z")
                .contains("texts=[a, b]", "IndexedParams[groups=[{x=y}]]")
                .contains("a.c=1", "b=2");
        assertThat(echo("from", "2026-01-02 03:04:05")).contains("from=2026-01-02T03:04:05Z");
        assertThat(echo("from", "2026-01-02T03:04:05+0900")).contains("from=2026-01-01T18:04:05Z");
        assertThat(echo("tags", "x", "details[0].key", "a", "details[0].value", "b")).contains("details={a=b}");
    }

    @Test
    void whatIsNotTrueIsFalse() {
        assertThat(echo("flag", "maybe")).contains("flag=false");
    }

    @Test
    void blankNumbersIdsAndDatesCountAsMissing() {
        assertThat(echo("number", "", "domainid", "", "from", ""))
                .contains("number=null", "domainid=null", "from=null");
    }

    @Test
    void aBadNumberIsNamed() {
        isError(
                admin.get("probeEcho", "number", "abc"),
                431,
                "probeechoresponse",
                9999,
                "Unable to execute API command probeecho due to invalid value abc for parameter number");
        assertThat(admin.get("probeEcho", "from", "yesterday").status()).isEqualTo(431);
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        isError(
                admin.get("probeEcho", "text", "12345678901"),
                431,
                "probeechoresponse",
                9999,
                "Unable to execute API command probeecho due to invalid value. Value greater than max allowed length"
                        + " 10 for param: text");
    }

    @Test
    void aMissingOrEmptyParameterThatIsRequiredIsNamed() {
        var text = "Unable to execute API command proberequired due to missing parameter ";
        isError(admin.get("probeRequired"), 431, "proberequiredresponse", 9999, text + "domainid");
        var domain = admin.call("listDomains").get("domain").get(0).get("id").asString();
        isError(
                admin.get("probeRequired", "domainid", domain, "name", ""),
                431,
                "proberequiredresponse",
                9999,
                text + "name");
        assertThat(admin.get("probeRequired", "domainid", domain, "name", "x").body())
                .isEqualTo("{\"proberequiredresponse\":{\"success\":true,\"displaytext\":\"told\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "not-a-uuid", "17", "1-1-1-1-1"})
    void anIdThatNamesNothingIsRefusedInTheWordsThatClientsKnow(String id) {
        isError(
                admin.get("probeEcho", "domainid", id),
                431,
                "probeechoresponse",
                9999,
                "Unable to execute API command probeecho due to invalid value. Invalid parameter domainid value=" + id
                        + " due to incorrect long value format, or entity does not exist or due to incorrect parameter"
                        + " annotation for the field in api cmd class.");
        assertThat(admin.get("probeEcho", "ids", id).status()).isEqualTo(431);
    }

    @Test
    void minusOneMeansAnyAndANumberIsPassedOverForLaterParameters() {
        assertThat(echo("projectid", "-1", "accountid", "17")).contains("projectid=null", "accountid=null");
        assertThat(admin.get("probeRequired", "domainid", "-1", "name", "x").status()).isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(strings = {"details[0.key", "details[x].key", "details[0][1].key", "details[0]key", "de.tails[0]"})
    void aMalformedMapIsRefused(String name) {
        assertThat(admin.get("probeEcho", name, "v").status()).isEqualTo(430);
    }

    @Test
    void controlCharactersAreRefusedButForLineEnds() {
        assertThat(admin.get("probeEcho", "text", "a\tb").status()).isEqualTo(431);
        assertThat(admin.get("probeEcho", "foo", "a\u007f").status()).isEqualTo(431);
        assertThat(admin.get("probeEcho", "text", "a\r\nb").status()).isEqualTo(200);
    }

    @Test
    void badEncodingAndTooLargeABodyAreRefused() {
        assertThat(admin.send("POST", "command=probeEcho&response=json&text=%zz").status()).isEqualTo(430);
        assertThat(admin.send("POST", "command=probeEcho&response=json&text=" + "x".repeat(3 << 20)).status())
                .isEqualTo(413);
    }

    @Test
    void blanksAroundATextAreTakenOffButNotAroundAPassword() {
        var echo = admin.get("probeEcho", "text", " a b\u3000", "password", " p ")
                .content()
                .get("echo")
                .get("all")
                .asString();
        assertThat(echo).contains("text=a b,").contains("password= p ,");
        var domain = admin.call("listDomains").get("domain").get(0).get("id").asString();
        assertThat(admin.get("probeRequired", "name", "  ", "domainid", domain).content().get("errortext").asString())
                .endsWith("due to missing parameter name");
    }

    @Test
    void aPasswordKeepsItsBlanks() {
        admin.call(
                "createUser",
                "account", "ursula", "username", " blanche ", "password", " secret ", "firstname", " B", "lastname", "L ",
                "email", "b@example.org");
        var user = admin.call("listUsers", "username", "blanche", "listall", "true").get("user").get(0);
        assertThat(user.get("username").asString()).isEqualTo("blanche");
        assertThat(user.get("firstname").asString()).isEqualTo("B");
        assertThat(server.anonymous().post("login", "username", "blanche", "password", "secret").status())
                .isEqualTo(531);
        assertThat(server.anonymous().post("login", "username", "blanche", "password", " secret ").status())
                .isEqualTo(200);
    }

    // Paging

    @Test
    void anEmptyListIsAnEmptyObject() {
        assertThat(admin.get("listProbes").body()).isEqualTo("{\"listprobesresponse\":{}}");
    }

    @Test
    void theCountIsOfAllPages() {
        assertThat(admin.get("listProbes", "total", "5", "page", "2", "pagesize", "2").body())
                .isEqualTo("{\"listprobesresponse\":{\"count\":5,\"probe\":[{\"id\":2},{\"id\":3}]}}");
        assertThat(admin.get("listProbes", "total", "5", "page", "9", "pagesize", "2").body())
                .isEqualTo("{\"listprobesresponse\":{\"count\":5}}");
    }

    @Test
    void withoutPagingThereAre500RowsAndWithMinusOneAll() {
        assertThat(admin.call("listProbes", "total", "600").get("probe").size()).isEqualTo(500);
        assertThat(admin.call("listProbes", "total", "600", "pagesize", "-1").get("probe").size()).isEqualTo(600);
    }

    @Test
    void impossiblePagesAreRefused() {
        isError(
                admin.get("listProbes", "page", "1"),
                431,
                "listprobesresponse",
                9999,
                "\"pagesize\" parameter is required when \"page\" is specified");
        isError(
                admin.get("listProbes", "page", "1", "pagesize", "100000"),
                431,
                "listprobesresponse",
                4350,
                "Page size can't exceed max allowed page size value: 500");
        Stream.of("page=0&pagesize=10", "page=1&pagesize=0", "pagesize=10", "page=1&pagesize=-1", "page=-1&pagesize=5")
                .map(query -> Arrays.stream(query.split("[=&]")).toArray(String[]::new))
                .forEach(each -> assertThat(admin.get("listProbes", each).status())
                        .as(String.join(" ", each))
                        .isEqualTo(431));
    }

    // Answers

    @Test
    void nullsAreLeftOutAndTimesAndIdsAreText() {
        var echo = admin.call("probeEcho").get("echo");
        assertThat(echo.has("nothing")).isFalse();
        assertThat(echo.get("time").asString()).isEqualTo("2026-11-20T23:44:52+0000");
        assertThat(echo.get("domain").isString()).isTrue();
        assertThat(echo.get("texts").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(echo.get("map").toString()).isEqualTo("{\"k\":\"v<&>\"}");
    }

    @Test
    void anAsynchronousCommandAnswersWithIdAndJob() {
        assertThat(admin.get("probeJob").body())
                .matches("\\{\"probejobresponse\":\\{\"id\":\"[-0-9a-f]{36}\",\"jobid\":\"00000000-0000-4000-8000-"
                        + "000000000001\"}}");
        assertThat(admin.call("probeJob", "customJobId", "11111111-1111-4111-8111-111111111111")
                        .get("jobid")
                        .asString())
                .isEqualTo("11111111-1111-4111-8111-111111111111");
        assertThat(admin.get("probeJob", "customjobid", "x").status()).isEqualTo(431);
    }

    @Test
    void aSuccessIsFlat() {
        var domain = user.call("listUsers").get("user").get(0).get("domainid").asString();
        var answer = admin.get("probeRequired", "domainid", domain, "name", "x");
        assertThat(answer.body()).isEqualTo("{\"proberequiredresponse\":{\"success\":true,\"displaytext\":\"told\"}}");
    }

    @Test
    void aJobIsAnsweredFlatWithItsEntity() {
        admin.call(
                "createAccount",
                "username", "jobs", "password", "secret", "firstname", "J", "lastname", "B",
                "email", "j@example.org", "accounttype", "0");
        var id = server.anonymous().logIn("jobs", "secret").call("listUsers").get("user").get(0).get("id").asString();
        var job = admin.call("disableUser", "id", id).get("jobid").asString();
        var ended = admin.ended(job);
        assertThat(ended.get("jobid").asString()).isEqualTo(job);
        assertThat(ended.get("jobstatus").isNumber()).isTrue();
        assertThat(ended.get("jobstatus").asInt()).isEqualTo(1);
        assertThat(ended.get("jobresulttype").asString()).isEqualTo("object");
        assertThat(ended.get("jobresult").get("user").get("state").asString()).isEqualTo("disabled");
    }

    @Test
    void xmlIsTheDefault() {
        var answer = admin.get("listProbes", "response", "", "total", "2");
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/xml;charset=UTF-8");
        assertThat(answer.body())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><listprobesresponse cloud-stack-version=\"4.22.0.0\">"
                        + "<count>2</count><probe><id>0</id></probe><probe><id>1</id></probe></listprobesresponse>");
        assertThat(admin.get("probeEcho", "response", "yaml").body())
                .contains("<texts>a,b</texts><map><k>v&lt;&amp;&gt;</k></map></echo></probeechoresponse>");
    }

    @Test
    void anErrorInXmlHasNoList() {
        var parameters = admin.signed("fooBar", "response", "xml");
        assertThat(admin.send("GET", ApiClient.encode(parameters)).body())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><errorresponse><errorcode>401</errorcode><errortext>"
                        + NOT_VERIFIED + "</errortext></errorresponse>");
        assertThat(admin.get("probeFailure", "response", "xml", "code", "RESOURCE_IN_USE").body())
                .contains("<probefailedresponse><uuidList><uuid>", "<errorcode>536</errorcode><cserrorcode>4375<");
    }

    // Errors

    @Test
    void anErrorNamesWhatItIsAbout() {
        var answer = admin.get("probeFailure", "code", "RESOURCE_IN_USE");
        assertThat(answer.status()).isEqualTo(536);
        assertThat(answer.key()).isEqualTo("probefailedresponse");
        assertThat(answer.content().get("uuidList").get(0).get("description").asString()).isEqualTo("account");
        assertThat(answer.content().get("cserrorcode").asInt()).isEqualTo(4375);
        assertThat(answer.content().get("errortext").asString()).isEqualTo("it failed: ä");
        assertThat(answer.header("X-Description")).isEqualTo("it failed: ?");
    }

    @ParameterizedTest
    @CsvSource({"INSUFFICIENT_CAPACITY,533,true", "RESOURCE_UNAVAILABLE,534,true", "WRONG_STATE,530,false"})
    void whatTellsOfTheHostsIsForRootAdministratorsOnly(String code, int status, boolean hidden) {
        var forAdmin = admin.get("probeFailure", "code", code);
        var forUser = user.get("probeFailure", "code", code);
        assertThat(forAdmin.status()).isEqualTo(status);
        assertThat(forUser.status()).isEqualTo(status);
        assertThat(forAdmin.body()).contains("it failed");
        assertThat(forUser.body().contains("it failed")).isNotEqualTo(hidden);
    }

    @Test
    void aBugIsAnsweredWithoutItsTrace() {
        var forAdmin = admin.get("probeFailure");
        var forUser = user.get("probeFailure");
        assertThat(forAdmin.status()).isEqualTo(530);
        assertThat(forAdmin.body()).contains("Internal error", "in the log").doesNotContain("line 1", "Exception");
        isError(
                forUser,
                530,
                "probefailedresponse",
                9999,
                "Internal error executing command, please contact your system administrator");
    }

    @Test
    void otherMethodsAreNotServed() {
        assertThat(admin.send("PUT", "command=probeEcho").status()).isEqualTo(405);
    }
}

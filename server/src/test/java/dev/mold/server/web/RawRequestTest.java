package dev.mold.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.testing.ApiClient;
import dev.mold.server.testing.TestingMoldServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

/** Requests byte by byte, as no well-mannered client library would send them. */
class RawRequestTest {
    private static final int PATIENCE_MILLIS = 60_000;

    @TempDir
    static Path folder;

    private static TestingMoldServer server;
    private static ApiClient admin;

    @BeforeAll
    static void start() {
        server = TestingMoldServer.empty(folder, ProbeFeature.class);
        admin = server.admin();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** @param head the status line and the headers */
    private record Answer(int status, String head, String body) {
        static Answer of(byte[] bytes) {
            var text = new String(bytes, StandardCharsets.UTF_8);
            var end = text.indexOf("\r\n\r\n");
            assertThat(end).as("end of the headers of <%s>", text).isPositive();
            return new Answer(
                    Integer.parseInt(text.substring(9, 12)), text.substring(0, end + 2), text.substring(end + 4));
        }
    }

    private static Answer exchange(byte[] request) throws IOException {
        var endpoint = server.endpoint();
        try (var socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            return Answer.of(socket.getInputStream().readAllBytes());
        }
    }

    private static Answer get(String query) throws IOException {
        return exchange(utf8("GET /client/api?" + query + " HTTP/1.1\r\nHost: mold\r\nConnection: close\r\n\r\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Signed, and with nothing escaped but the signature. */
    private static String unescaped(Map<String, String> signed) {
        return signed.entrySet().stream()
                .map(each -> each.getKey() + "="
                        + (each.getKey().equals("signature")
                                ? ApiClient.encode(Map.of("s", each.getValue())).substring(2)
                                : each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String echoed(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared()
                .readTree(answer.body())
                .get("probeechoresponse")
                .get("echo")
                .get("all")
                .asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]{}|\\^\"<>", "`'!$()*,;", "/?-._~", "쿠버네티스", "żółć 😀"})
    void charactersThatShouldBeEscapedAreTakenAsTheyAre(String text) throws IOException {
        var signed = admin.signed("probeEcho", "text", text);
        assertThat(echoed(get(unescaped(signed).replace(" ", "%20")))).contains("text=" + text + ",");
    }

    @Test
    void mapParametersAreTakenUnescaped() throws IOException {
        var signed = admin.signed("probeEcho", "details[0].key", "color", "details[0].value", "쪽빛 [1]");
        assertThat(echoed(get(unescaped(signed).replace(" ", "+")))).contains("details={color=쪽빛 [1]}");
    }

    @Test
    void aSignatureOverOtherTextThanWasSentUnescapedIsRefused() throws IOException {
        var signed = admin.signed("probeEcho", "text", "쿠버네티스");
        assertThat(get(unescaped(signed).replace("쿠", "큐")).status()).isEqualTo(401);
    }

    @Test
    void aLongQueryIsTaken() throws IOException {
        var signed = admin.signed("probeEcho", "text", "short", "unknown", "x".repeat(30_000));
        assertThat(echoed(get(unescaped(signed)))).contains("text=short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml"})
    void aQueryThatIsTooLongIsRefusedAndTheClientSeesIt(String format) throws IOException {
        isError(get("command=listZones&response=" + format + "&x=" + "y".repeat(1 << 20)), 414, format);
    }

    @Test
    void headersThatAreTooLongAreRefusedAndTheClientSeesIt() throws IOException {
        var request = "GET /client/api?command=listZones&response=json HTTP/1.1\r\nHost: mold\r\nX-Long: "
                + "y".repeat(1 << 20) + "\r\n\r\n";
        isError(exchange(utf8(request)), 414, "json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml"})
    void aBodyThatIsTooLargeIsRefusedAndTheClientSeesIt(String format) throws IOException {
        var body = "command=listZones&response=" + format + "&x=" + "y".repeat(10 << 20);
        isError(exchange(utf8(post("/client/api", body))), 413, format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "keep-alive"})
    void aBodyThatIsTooLargeIsRefusedEvenIfItsSenderAsksFirst(String connection) throws IOException {
        var request = post("/client/api", "response=json&x=" + "y".repeat(10 << 20))
                .replace("Connection: close", "Connection: " + connection + "\r\nExpect: 100-continue");
        var endpoint = server.endpoint();
        try (var socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(utf8(request));
            var answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers).startsWith("HTTP/1.1 100 ");
            isError(Answer.of(utf8(answers.substring(answers.indexOf("HTTP/1.1 413")))), 413, "json");
        }
    }

    @Test
    void badEscapesInAFormAreRefusedInTheFormatThatItAsksFor() throws IOException {
        isError(exchange(utf8(post("/client/api", "command=listZones&response=json&name=%zz"))), 430, "json");
        isError(exchange(utf8(post("/client/api", "command=listZones&name=%zz"))), 430, "xml");
    }

    private static String post(String target, String body) {
        return "POST " + target + " HTTP/1.1\r\nHost: mold\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    static Stream<Arguments> refused() {
        var api = "/client/api?command=listZones&response=FORMAT";
        var form = "Content-Type: application/x-www-form-urlencoded\r\n";
        var many = IntStream.range(0, 300).mapToObj(n -> "X-" + n + ": 1\r\n").collect(Collectors.joining());
        var cookies = IntStream.range(0, 300).mapToObj(n -> "c" + n + "=1").collect(Collectors.joining("; "));
        return Stream.of(
                request(401, "GET " + api),
                request(401, "GET " + api + "&name=\0\1\177"),
                request(430, "GET " + api + "&name=%zz"),
                request(430, "GET " + api + "&name=%"),
                request(405, "PUT " + api),
                request(405, "DELETE " + api),
                request(405, "TRACE " + api),
                request(501, "PATCH-IT " + api),
                request(501, "CONNECT " + api),
                request(400, "G(E)T " + api),
                request(400, "GET /cl\0ient/api?response=FORMAT"),
                request(400, "GET /클라이언트?response=FORMAT"),
                request(400, "GET /client/%zz?response=FORMAT"),
                request(400, "GET /client%2fapi?response=FORMAT"),
                request(404, "GET /?response=FORMAT"),
                request(404, "GET /client?response=FORMAT"),
                request(404, "GET /client/?response=FORMAT"),
                request(404, "GET /client/nothing/[{|}]?response=FORMAT"),
                request(400, "GET /client/../../etc/passwd?response=FORMAT"),
                request(405, "POST /client/ping?response=FORMAT", "Content-Length: 0\r\n", ""),
                request(400, "POST " + api, form + "Content-Length: many\r\n", "x"),
                request(400, "POST " + api, form + "Content-Length: -1\r\n", "x"),
                request(400, "POST " + api, form + "Content-Length: 9223372036854775808\r\n", "x"),
                request(400, "POST " + api, form + "Content-Length: 1\r\nContent-Length: 2\r\n", "xy"),
                request(501, "POST " + api, form + "Transfer-Encoding: rot13\r\n", "x"),
                request(400, "POST " + api, form + "Transfer-Encoding: chunked\r\n", "no number\r\nx\r\n0\r\n\r\n"),
                request(417, "POST " + api, form + "Expect: the-unexpected\r\nContent-Length: 1\r\n", "x"),
                request(400, "GET " + api, "Bad Header\0: 1\r\n", ""),
                request(400, "GET " + api, "Host: second\r\n", ""),
                request(400, "GET " + api, many, ""),
                request(400, "GET " + api, "Cookie: " + cookies + "\r\n", ""));
    }

    private static Arguments request(int status, String start) {
        return request(status, start, "", "");
    }

    private static Arguments request(int status, String start, String headers, String body) {
        var line = start.contains(" HTTP/") ? start : start + " HTTP/1.1";
        return Arguments.of(status, line + "\r\nHost: mold\r\nConnection: close\r\n" + headers + "\r\n" + body);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsRefusedIsAnsweredInTheApisShapeAndInTheFormatAskedFor(int status, String request) throws IOException {
        for (var format : new String[] {"json", "xml"}) {
            isError(exchange(utf8(request.replace("FORMAT", format))), status, format);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /client/api?response=json HTTP/9.9\r\nHost: mold\r\n\r\n",
                "GET /client/api?response=json SPDY\r\nHost: mold\r\n\r\n",
                "GET /client/api?response=json HTTP/1.1\r\n\r\n",
                "GET /client/api?response=json HTTP/1.1\r\nHost: [::1\r\n\r\n",
                "GET /client/api?response=json a query with blanks HTTP/1.1\r\nHost: mold\r\n\r\n",
                "GET http:///client/api?response=json HTTP/1.1\r\nHost: mold\r\n\r\n",
            })
    void whatIsNoHttpIsAnsweredInTheApisShape(String request) throws IOException {
        var answer = exchange(utf8(request));
        isError(answer, answer.status(), "json");
    }

    @Test
    void whoSpeaksTlsIsAnsweredInTheApisShape() throws IOException {
        var hello = new byte[] {22, 3, 1, 0, 5, 1, 0, 0, 1, 3};
        isError(exchange(hello), 400, "xml");
    }

    private static void isError(Answer answer, int status, String format) throws IOException {
        assertThat(answer.status()).as(answer.head() + answer.body()).isEqualTo(status);
        assertThat(answer.head().toLowerCase(Locale.ROOT))
                .contains("x-content-type-options: nosniff")
                .contains("content-type: " + (format.equals("json") ? "application/json" : "text/xml"))
                .doesNotContain("\r\nserver:")
                .doesNotContain("tomcat");
        assertThat(answer.body()).doesNotContainIgnoringCase("tomcat").doesNotContain("Exception", "\tat ", "<html");
        if (format.equals("json")) {
            var json = JsonMapper.shared().readTree(answer.body());
            assertThat(json.size()).isEqualTo(1);
            var error = json.iterator().next();
            assertThat(error.get("errorcode").asInt()).isEqualTo(status);
            assertThat(error.get("errortext").asString()).isNotBlank();
            assertThat(error.get("uuidList").isArray()).isTrue();
        } else {
            var root = xml(answer.body());
            assertThat(root.getElementsByTagName("errorcode").item(0).getTextContent()).isEqualTo("" + status);
            assertThat(root.getElementsByTagName("errortext").item(0).getTextContent()).isNotBlank();
        }
    }

    private static Element xml(String text) throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(utf8(text)))
                    .getDocumentElement();
        } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException e) {
            throw new AssertionError("No XML: " + text, e);
        }
    }
}

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a CloudStack-compatible API, signed with a user's keys. */
final class Api {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI endpoint;
    private final String apiKey;
    private final String secretKey;

    Api(URI endpoint, String apiKey, String secretKey) {
        this.endpoint = endpoint;
        this.apiKey = apiKey;
        this.secretKey = secretKey;
    }

    /** Logs in with a password and retrieves the user's keys, which are created if there are none. */
    static Api login(URI endpoint, String user, String password) throws IOException, InterruptedException {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var answer = http.send(
                HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(query(Map.of(
                                "command", "login", "username", user, "password", password, "response", "json"))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var login = only(answer, "login");
        var cookies = String.join(
                "; ",
                answer.headers().allValues("set-cookie").stream()
                        .map(cookie -> cookie.split(";", 2)[0])
                        .toList());
        var keys = only(
                http.send(
                        HttpRequest.newBuilder(URI.create(endpoint + "?"
                                        + query(Map.of(
                                                "command", "registerUserKeys",
                                                "id", login.get("userid").asString(),
                                                "sessionkey", login.get("sessionkey").asString(),
                                                "response", "json"))))
                                .header("Cookie", cookies)
                                .build(),
                        HttpResponse.BodyHandlers.ofString()),
                "registerUserKeys").get("userkeys");
        return new Api(endpoint, keys.get("apikey").asString(), keys.get("secretkey").asString());
    }

    String apiKey() {
        return apiKey;
    }

    String secretKey() {
        return secretKey;
    }

    /**
     * Calls a command with parameters given as name, value, name, value… and returns the response without its outer
     * key.
     */
    JsonNode call(String command, Object... parameters) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(signed(command, parameters))
                        .timeout(Duration.ofSeconds(120))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return only(answer, command);
    }

    /** Calls an asynchronous command and waits for its job. */
    JsonNode run(String command, Object... parameters) throws IOException, InterruptedException {
        return await(call(command, parameters).get("jobid").asString());
    }

    /** Waits for a job and returns its result. */
    JsonNode await(String job) throws IOException, InterruptedException {
        while (true) {
            var state = call("queryAsyncJobResult", "jobid", job);
            switch (state.get("jobstatus").asInt()) {
                case 0 -> Thread.sleep(20);
                case 1 -> {
                    return state.get("jobresult");
                }
                default -> throw new IOException("The job failed: " + state.get("jobresult"));
            }
        }
    }

    /** The URL of a signed call. */
    URI signed(String command, Object... parameters) {
        var all = new TreeMap<String, String>();
        all.put("command", command);
        all.put("response", "json");
        all.put("apiKey", apiKey);
        for (int i = 0; i < parameters.length; i += 2) {
            all.put(parameters[i].toString(), parameters[i + 1].toString());
        }
        var query = query(all);
        return URI.create(endpoint + "?" + query + "&signature=" + encode(sign(query.toLowerCase(Locale.ROOT))));
    }

    private String sign(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode only(HttpResponse<String> answer, String command) throws IOException {
        var body = JSON.readTree(answer.body());
        var inner = body.properties().iterator().next().getValue();
        if (answer.statusCode() != 200) {
            var text = inner.get("errortext");
            throw new IOException(command + " answers " + answer.statusCode() + ": " + (text == null ? body : text.asString()));
        }
        return inner;
    }

    private static String query(Map<String, String> parameters) {
        var text = new StringBuilder();
        new TreeMap<>(parameters).forEach((name, value) -> text.append(text.length() == 0 ? "" : "&")
                .append(name)
                .append('=')
                .append(encode(value)));
        return text.toString();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

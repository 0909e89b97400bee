package dev.mold.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Speaks to a server as clients do: signed with keys, in a session, or as nobody. Answers are asked for in JSON. */
public final class ApiClient {
    private static final Duration MAX_JOB_TIME = Duration.ofSeconds(120);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI endpoint;
    private final Map<String, String> identity;
    private final String secretKey;
    private final String cookies;

    private ApiClient(URI endpoint, Map<String, String> identity, String secretKey, String cookies) {
        this.endpoint = endpoint;
        this.identity = Map.copyOf(identity);
        this.secretKey = secretKey;
        this.cookies = cookies;
    }

    /** A client without an identity. */
    public static ApiClient at(URI endpoint) {
        return new ApiClient(endpoint, Map.of(), null, null);
    }

    /** The same at another server. */
    public ApiClient against(URI other) {
        return new ApiClient(other, identity, secretKey, cookies);
    }

    /** The same with keys. */
    public ApiClient withKeys(String apiKey, String secret) {
        return new ApiClient(endpoint, Map.of("apiKey", apiKey), secret, null);
    }

    /** The same in a new session of that user of the root domain. */
    public ApiClient logIn(String username, String password) {
        return logIn(username, password, "/");
    }

    public ApiClient logIn(String username, String password, String domain) {
        var answer = at(endpoint).post("login", "username", username, "password", password, "domain", domain);
        if (answer.status() != 200) {
            throw new AssertionError("login: " + answer.status() + " " + answer.body());
        }
        var jar = answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        return inSession(answer.content().get("sessionkey").asString(), jar);
    }

    /** The same with that session key as a parameter and those cookies. */
    public ApiClient inSession(String sessionKey, String cookieHeader) {
        return new ApiClient(
                endpoint, sessionKey == null ? Map.of() : Map.of("sessionkey", sessionKey), null, cookieHeader);
    }

    /** A session of that user of the root domain, changed into the user's keys. */
    public ApiClient keysByPassword(String username, String password) {
        return keysByPassword(username, password, "/");
    }

    public ApiClient keysByPassword(String username, String password, String domain) {
        var session = logIn(username, password, domain);
        var id = at(endpoint)
                .post("login", "username", username, "password", password, "domain", domain)
                .content()
                .get("userid");
        return session.keysOf(id.asString());
    }

    /** That user with its keys, which are made if it has none: made again, the old ones would be good no more. */
    public ApiClient keysOf(String userId) {
        var keys = call("getUserKeys", "id", userId).get("userkeys");
        if (!keys.has("secretkey")) {
            keys = call("registerUserKeys", "id", userId).get("userkeys");
        }
        return withKeys(keys.get("apikey").asString(), keys.get("secretkey").asString());
    }

    /** A GET. @param namesAndValues of the parameters, in turn */
    public ApiResponse get(String command, String... namesAndValues) {
        return send("GET", encode(signed(command, namesAndValues)));
    }

    /** A POST of a form. @param namesAndValues of the parameters, in turn */
    public ApiResponse post(String command, String... namesAndValues) {
        return send("POST", encode(signed(command, namesAndValues)));
    }

    /** A call that must succeed. @return what stands under the only top-level key */
    public JsonNode call(String command, String... namesAndValues) {
        var answer = get(command, namesAndValues);
        if (answer.status() != 200) {
            throw new AssertionError(command + ": " + answer.status() + " " + answer.body());
        }
        return answer.content();
    }

    /** A call that must be answered by a job that succeeds. @return {@code jobresult} */
    public JsonNode job(String command, String... namesAndValues) {
        var ended = ended(call(command, namesAndValues).get("jobid").asString());
        if (ended.get("jobstatus").asInt() != 1) {
            throw new AssertionError(command + ": the job failed: " + ended.get("jobresult"));
        }
        return ended.get("jobresult");
    }

    /**
     * Creates an account of that name, whose user has the password {@code secret of NAME}.
     *
     * @param more further parameters; one of {@code accounttype} and {@code roleid} is needed
     * @return the account
     */
    public JsonNode createAccount(String name, String... more) {
        var parameters = new ArrayList<>(List.of(
                "username", name, "password", "secret of " + name, "firstname", name, "lastname", "X", "email",
                name + "@example.org"));
        parameters.addAll(List.of(more));
        return call("createAccount", parameters.toArray(String[]::new)).get("account");
    }

    /** Waits for a job's end, however it ends. @return the answer of queryAsyncJobResult */
    public JsonNode ended(String job) {
        return ended(job, MAX_JOB_TIME);
    }

    /** The same, of a job that may take that long. */
    public JsonNode ended(String job, Duration atMost) {
        return Awaitility.await("job " + job)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> call("queryAsyncJobResult", "jobid", job), answer -> answer.get("jobstatus").asInt() != 0);
    }

    /** The parameters with who calls and, where there are keys, the signature. */
    public Map<String, String> signed(String command, String... namesAndValues) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("command", command);
        parameters.put("response", "json");
        parameters.putAll(identity);
        for (var i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        if (secretKey != null) {
            parameters.put("signature", sign(parameters));
        }
        return parameters;
    }

    /** The signature of these parameters, as CloudStack's own client makes it. */
    public String sign(Map<String, String> parameters) {
        var text = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + escape(entry.getValue()))
                        .collect(Collectors.joining("&"))
                        .toLowerCase(Locale.ROOT);
        return hmac(text);
    }

    /** The signature of a text, with this client's secret key. */
    public String hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> escape(entry.getKey()) + "=" + escape(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String escape(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The session's cookies, as header {@code Cookie}; null without a session. */
    public String cookies() {
        return cookies;
    }

    /** A request as it is. @param parameters encoded; for GET the query, for POST the body */
    public ApiResponse send(String method, String parameters) {
        return method.equals("GET") ? sendQuery(method, parameters) : exchange(method, endpoint, parameters);
    }

    /** A request with its parameters in the query, whatever its method. */
    public ApiResponse sendQuery(String method, String parameters) {
        return exchange(method, URI.create(endpoint + "?" + parameters), "");
    }

    private ApiResponse exchange(String method, URI target, String body) {
        var request = HttpRequest.newBuilder(target)
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!method.equals("GET")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (cookies != null) {
            request.header("Cookie", cookies);
        }
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new ApiResponse(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package dev.mold.server.web;

import dev.mold.api.config.Settings;
import java.util.List;
import java.util.Locale;

/** The cookies of a session. */
final class SessionCookies {
    private static final String PATH = "; Path=/client; HttpOnly";
    private static final String GONE = "=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT" + PATH;

    private final Settings settings;

    SessionCookies(Settings settings) {
        this.settings = settings;
    }

    List<String> of(Session session) {
        var attributes = attributes();
        return List.of("JSESSIONID=" + session.id() + attributes, "sessionkey=" + session.key() + attributes);
    }

    private String attributes() {
        var sameSite = settings.value(WebSettings.SAME_SITE).toLowerCase(Locale.ROOT);
        var secure = settings.value(WebSettings.SECURE_COOKIE) || sameSite.equals("noneandsecure");
        var site =
                switch (sameSite) {
                    case "strict" -> "; SameSite=Strict";
                    case "noneandsecure" -> "; SameSite=None";
                    case "null" -> "";
                    default -> "; SameSite=Lax";
                };
        return PATH + (secure ? "; Secure" : "") + site;
    }

    /** Cookies that make the browser delete those of a session. */
    static List<String> gone() {
        return List.of("JSESSIONID" + GONE, "sessionkey" + GONE);
    }
}

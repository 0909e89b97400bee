package dev.mold.server.web;

import dev.mold.api.config.Setting;
import dev.mold.api.config.SettingValues;
import java.util.List;

/** Settings of the API: page size, authentication, sessions, format. */
public final class WebSettings {
    private static final int MINUTES_OF_30_DAYS = 30 * 24 * 60;

    public static final Setting<Long> PAGE_SIZE = Setting.number(
            "default.page.size",
            500,
            20,
            100_000,
            "Most rows a page of a list command, and rows of a list without paging");
    public static final Setting<Boolean> ENFORCE_POST = Setting.flag(
            "enforce.post.requests.and.timestamps",
            false,
            "Whether commands that change something must be posted and signed calls must expire within 15 minutes");
    public static final Setting<Long> SESSION_TIMEOUT = Setting.number(
            "session.timeout", 30, 1, MINUTES_OF_30_DAYS, "Minutes after which a session that is not used ends");
    public static final Setting<String> SESSION_KEY_LOCATIONS = Setting.text(
            "api.sessionkey.check.locations",
            "CookieAndParameter",
            SettingValues.oneOf(List.of("CookieAndParameter", "ParameterOnly", "CookieOrParameter")),
            "Where a session's key must stand");
    public static final Setting<String> SAME_SITE = Setting.text(
            "api.sessionkey.cookie.samesite",
            "Lax",
            SettingValues.oneOf(List.of("Lax", "Strict", "NoneAndSecure", "Null")),
            "SameSite attribute of the session's cookies");
    public static final Setting<Boolean> SECURE_COOKIE = Setting.flag(
            "enable.secure.session.cookie", false, "Whether the session's cookies are for HTTPS only");
    public static final Setting<String> JSON_CONTENT_TYPE = Setting.text(
            "json.content.type",
            "application/json; charset=UTF-8",
            SettingValues.oneOf(List.of(
                    "application/json; charset=UTF-8",
                    "application/json",
                    "text/javascript; charset=UTF-8",
                    "text/javascript")),
            "Content type of JSON answers");
    public static final Setting<Long> FAILED_LOGINS_PER_ADDRESS = Setting.number(
            "login.failures.per.address",
            60,
            1,
            1_000_000,
            "How many log-ins from one address (of IPv6: one /64 network) may fail in a minute before it has to wait");
    public static final Setting<Long> FAILED_LOGINS_PER_USER = Setting.number(
            "login.failures.per.user",
            10,
            1,
            1_000_000,
            "How many log-ins of one user from one address may fail in a minute before they have to wait");
    public static final Setting<Boolean> THROTTLING = Setting.flag(
            "api.throttling.enabled",
            false,
            "Whether the number of requests of an account is bounded; root administrators' is not");
    public static final Setting<Long> THROTTLING_INTERVAL = Setting.number(
            "api.throttling.interval",
            1,
            1,
            86_400,
            "Seconds in which an account may make api.throttling.max requests");
    public static final Setting<Long> THROTTLING_MAX = Setting.number(
            "api.throttling.max", 25, 1, 1_000_000, "Requests that an account may make in api.throttling.interval");

    private WebSettings() {}

    public static List<Setting<?>> all() {
        return List.of(
                PAGE_SIZE,
                ENFORCE_POST,
                SESSION_TIMEOUT,
                SESSION_KEY_LOCATIONS,
                SAME_SITE,
                SECURE_COOKIE,
                JSON_CONTENT_TYPE,
                FAILED_LOGINS_PER_ADDRESS,
                FAILED_LOGINS_PER_USER,
                THROTTLING,
                THROTTLING_INTERVAL,
                THROTTLING_MAX);
    }
}

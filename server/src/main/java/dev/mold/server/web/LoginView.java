package dev.mold.server.web;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** The answer to a log-in. */
@View
record LoginView(
        @Field("The user's name") String username,
        @Field("The user's id") String userid,
        @Field("The id of the user's domain") String domainid,
        @Field("Seconds after which the session ends if it is not used") Integer timeout,
        @Field("The name of the user's account") String account,
        @Field("The user's first name") String firstname,
        @Field("The user's last name") String lastname,
        @Field("The kind of account: 0 user, 1 root administrator, 2 domain administrator, 3 resource administrator")
                String type,
        @Field("The user's time zone") String timezone,
        @Field("The time zone's offset in hours") String timezoneoffset,
        @Field("Whether the user has API keys") String registered,
        @Field("The session's key") String sessionkey,
        @Field("Whether a second factor is on") String is2faenabled,
        @Field("Whether the second factor was shown") String is2faverified) {}

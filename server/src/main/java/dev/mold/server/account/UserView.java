package dev.mold.server.account;

import dev.mold.api.id.UserId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.time.Instant;

/** A user on the wire. */
@View(id = UserId.class)
record UserView(
        @Field("The id of the user") String id,
        @Field("The name to log in with") String username,
        @Field("The first name") String firstname,
        @Field("The last name") String lastname,
        @Field("The mail address") String email,
        @Field("When the user was created") Instant created,
        @Field("The state") String state,
        @Field("The name of the account") String account,
        @Field("The kind of account") Integer accounttype,
        @Field("The source of the user") String usersource,
        @Field("The id of the role") String roleid,
        @Field("The kind of role") String roletype,
        @Field("The name of the role") String rolename,
        @Field("The id of the domain") String domainid,
        @Field("The name of the domain") String domain,
        @Field("The time zone") String timezone,
        @Field("The API key") String apikey,
        @Field("The id of the account") String accountid,
        @Field("Whether the user's domain is below the caller's") Boolean iscallerchilddomain,
        @Field("Whether it was created at first start") Boolean isdefault,
        @Field("Whether two-factor authentication is enabled") Boolean is2faenabled,
        @Field("Whether two-factor authentication is mandatory") Boolean is2famandated,
        @Field("Whether calls may be signed with the API key") String apikeyaccess) {}

package dev.mold.server.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mold.api.id.AccountId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An account on the wire. */
@View(id = AccountId.class)
record AccountView(
        @Field("The id of the account") String id,
        @Field("The name") String name,
        @Field("The kind of account") Integer accounttype,
        @Field("The id of the role") String roleid,
        @Field("The kind of role") String roletype,
        @Field("The name of the role") String rolename,
        @Field("The id of the domain") String domainid,
        @Field("The name of the domain") String domain,
        @Field("The path of the domain") String domainpath,
        @Field("Its resource usage") @JsonUnwrapped ResourceCountsView counts,
        @Field("The state") String state,
        @Field("When it was created") Instant created,
        @Field("The users") List<UserView> user,
        @Field("The DNS domain of its networks") String networkdomain,
        @Field("Notes") Map<String, String> accountdetails,
        @Field("Whether it was created at first start") @JsonProperty("isdefault") Boolean standard,
        @Field("Whether its users may sign calls with API keys") String apikeyaccess) {}

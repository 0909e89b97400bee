package dev.mold.server.account;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** A user's keys. */
@View
record UserKeysView(
        @Field("The API key") String apikey,
        @Field("The secret key") String secretkey,
        @Field("Whether calls may be signed with the key") Boolean apikeyaccess) {}

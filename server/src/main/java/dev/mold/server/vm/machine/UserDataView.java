package dev.mold.server.vm.machine;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** The user data of a machine on the wire. */
@View
record UserDataView(
        @Field("The id of the machine") String virtualmachineid,
        @Field("The user data as base64") String userdata) {

    @Override
    public String toString() {
        return "user data of " + virtualmachineid;
    }
}

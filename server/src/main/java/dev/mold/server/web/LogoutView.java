package dev.mold.server.web;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** The answer to a log-out. */
@View
record LogoutView(@Field("How it went") String description) {}

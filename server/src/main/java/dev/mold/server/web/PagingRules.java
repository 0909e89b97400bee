package dev.mold.server.web;

import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.server.discovery.ParameterDescriptor;
import java.util.List;

/** Rules for the paging parameters of list commands. */
final class PagingRules {
    private static final int ALL = -1;

    private final Settings settings;

    PagingRules(Settings settings) {
        this.settings = settings;
    }

    /**
     * Checks page and pagesize, and fills in defaults.
     *
     * @param values changed in place
     * @throws ApiException (431) if one is given without the other, or if they are out of range
     */
    void apply(List<ParameterDescriptor> parameters, Object[] values) {
        var pageAt = indexOf(parameters, "page");
        var sizeAt = indexOf(parameters, "pagesize");
        if (pageAt < 0 || sizeAt < 0) {
            return;
        }
        var page = (Integer) values[pageAt];
        var size = (Integer) values[sizeAt];
        check(page, size);
        values[pageAt] = page == null ? 1 : page;
        values[sizeAt] = size == null ? (Integer) most() : size;
    }

    private int most() {
        return Math.toIntExact(settings.value(WebSettings.PAGE_SIZE));
    }

    private void check(Integer page, Integer size) {
        if (size == null) {
            if (page != null) {
                throw refused("\"pagesize\" parameter is required when \"page\" is specified");
            }
            return;
        }
        if (size == ALL) {
            if (page != null) {
                throw refused("\"page\" must not be specified with a \"pagesize\" of -1");
            }
            return;
        }
        if (page == null) {
            throw refused("\"page\" parameter is required when \"pagesize\" is specified");
        }
        if (size > most()) {
            throw ApiException.invalid("Page size can't exceed max allowed page size value: " + most());
        }
        if (page < 1 || size < 1 || (long) page * size > Integer.MAX_VALUE) {
            throw ApiException.invalid("page and pagesize must be 1 or more, and not beyond all measure");
        }
    }

    private static ApiException refused(String message) {
        return new ApiException(Errors.PARAMETER_REFUSED, message);
    }

    private static int indexOf(List<ParameterDescriptor> parameters, String key) {
        for (var i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }
}

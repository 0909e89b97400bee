package dev.mold.server.web;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.http.parser.HttpParser;

/**
 * HTTP as clients of the API use it: cloudmonkey and the Go SDK send {@code nodeofferings[0].node=…} unescaped, and
 * people type texts in any language into a URL. Queries with such characters are accepted; the API itself reports
 * invalid parameters. Tomcat instantiates this class by its name.
 */
public final class LenientHttpProtocol extends Http11NioProtocol {
    private final HttpParser parser = new LenientParser();

    @Override
    public HttpParser getHttpParser() {
        return parser;
    }

    @Override
    protected Processor createProcessor() {
        return new LingeringProcessor(this, getAdapter());
    }

    /** Blanks and line ends around the parts of a request line are handled as Tomcat does. */
    private static final class LenientParser extends HttpParser {
        private static final String UNESCAPED_IN_PATHS = "\"<>[\\]^`{|}";

        LenientParser() {
            super(UNESCAPED_IN_PATHS, null);
        }

        @Override
        public boolean isQueryRelaxed(int c) {
            return true;
        }

        /** Of the whole target; a path that has what it must not have is refused once the query is known. */
        @Override
        public boolean isNotRequestTargetRelaxed(int c) {
            return false;
        }
    }
}

package dev.mold.server.job.flow;

import dev.mold.server.testing.TestDatabase;

class FlowEngineOnMariaDbTest extends FlowEngineSuite {
    FlowEngineOnMariaDbTest() {
        super(TestDatabase.MARIADB);
    }
}

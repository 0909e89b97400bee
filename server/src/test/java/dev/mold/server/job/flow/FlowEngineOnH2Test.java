package dev.mold.server.job.flow;

import dev.mold.server.testing.TestDatabase;

class FlowEngineOnH2Test extends FlowEngineSuite {
    FlowEngineOnH2Test() {
        super(TestDatabase.H2);
    }
}

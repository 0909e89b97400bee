package dev.mold.koral.step.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.id.ImageId;
import dev.mold.koral.fake.World;
import dev.mold.koral.node.Node;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NodeIsosTest {
    private static final ImageId NEWER = new ImageId(new UUID(7, 3));

    private final World world = new World();
    private final NodeIsos isos = new NodeIsos(world.machines, world.clusters);
    private final Node planned = world.running(1, 1).plan().nodes().get(0);

    @Test
    void whatWasAttachedIsDetached() {
        isos.attach(node(), World.ISO);
        assertThat(attached()).contains(World.ISO);
        assertThat(node().iso()).contains(World.ISO);
        isos.detach(node());
        assertThat(attached()).isEmpty();
        assertThat(node().iso()).isEmpty();
    }

    @Test
    void anotherVersionsIsoTakesThePlaceOfTheEarlierOne() {
        isos.attach(node(), World.ISO);
        isos.attach(node(), NEWER);
        assertThat(attached()).contains(NEWER);
        isos.detach(node());
        assertThat(attached()).isEmpty();
    }

    @Test
    void anIsoThatTheUserAttachedStays() {
        isos.attach(node(), World.ISO);
        world.machines.detachIso(planned.machine());
        world.machines.attachIso(planned.machine(), NEWER);
        isos.detach(node());
        assertThat(attached()).contains(NEWER);
        assertThat(node().iso()).isEmpty();
    }

    @Test
    void anAttachThatDiedAfterItWasRecordedIsRepeated() {
        world.clusters.updateNode(planned.id(), node -> node.withIso(Optional.of(World.ISO)));
        isos.attach(node(), World.ISO);
        assertThat(attached()).contains(World.ISO);
    }

    private Node node() {
        return world.clusters.updateNode(planned.id(), current -> current);
    }

    private Optional<ImageId> attached() {
        return world.machines.find(planned.machine()).orElseThrow().iso();
    }
}

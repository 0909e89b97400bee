package dev.mold.koral.fake;

import dev.mold.api.cloud.Image;
import dev.mold.api.cloud.ImageState;
import dev.mold.api.cloud.Images;
import dev.mold.api.cloud.KeyPair;
import dev.mold.api.cloud.KeyPairs;
import dev.mold.api.cloud.NetworkOffering;
import dev.mold.api.cloud.NewIso;
import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.ServiceOffering;
import dev.mold.api.cloud.Zone;
import dev.mold.api.cloud.Zones;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Zones, offerings, images and key pairs in memory. */
public final class FakeCatalog implements Zones, Offerings, Images, KeyPairs {
    public final Map<ZoneId, Zone> zones = new HashMap<>();
    public final Map<ServiceOfferingId, ServiceOffering> offerings = new HashMap<>();
    public final List<NetworkOffering> networkOfferings = new ArrayList<>();
    public final Map<ImageId, Image> images = new HashMap<>();
    public final Map<String, KeyPair> keyPairs = new HashMap<>();
    public Optional<ImageId> template = Optional.empty();
    public boolean room = true;

    /** The id that the next ISO gets, whatever is requested. */
    public Optional<ImageId> chosenIso = Optional.empty();

    @Override
    public Optional<Zone> find(ZoneId id) {
        return Optional.ofNullable(zones.get(id));
    }

    @Override
    public boolean hasRoomFor(ZoneId zone, String arch, Map<ServiceOfferingId, Integer> wanted) {
        return room;
    }

    @Override
    public Optional<ServiceOffering> service(ServiceOfferingId id) {
        return Optional.ofNullable(offerings.get(id));
    }

    @Override
    public Optional<NetworkOffering> network(NetworkOfferingId id) {
        return networkOfferings.stream()
                .filter(offering -> offering.id().equals(id))
                .findFirst();
    }

    @Override
    public Optional<NetworkOffering> networkByNameOrText(String nameOrText) {
        return networkOfferings.stream()
                .filter(offering -> offering.name().equals(nameOrText)
                        || offering.displayText().equals(nameOrText))
                .findFirst();
    }

    @Override
    public Image registerIso(NewIso iso) {
        return images.computeIfAbsent(
                chosenIso.orElse(iso.id()),
                id -> new Image(
                        id,
                        iso.name(),
                        true,
                        iso.owner(),
                        iso.zone(),
                        ImageState.READY,
                        "",
                        iso.arch(),
                        0,
                        iso.directDownload()));
    }

    @Override
    public Optional<Image> find(ImageId id) {
        return Optional.ofNullable(images.get(id));
    }

    @Override
    public boolean delete(ImageId id) {
        images.remove(id);
        return true;
    }

    @Override
    public Optional<Image> nodeTemplate(ZoneId zone, String hypervisor, String arch) {
        return template.map(images::get).filter(found -> found.arch().equals(arch));
    }

    @Override
    public Optional<KeyPair> find(AccountId owner, String name) {
        return Optional.ofNullable(keyPairs.get(name));
    }
}

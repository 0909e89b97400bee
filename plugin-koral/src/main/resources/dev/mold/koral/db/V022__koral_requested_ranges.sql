-- The address ranges of pods and services that the user asked for; null if they are to be chosen.
alter table kubernetes_cluster add column pod_cidr VARCHAR(32);
alter table kubernetes_cluster add column service_cidr VARCHAR(32);

# the acceptance is moved three days on, and the head with it
# finding: event-edited cases/2026/07/DZ-2026-000002.yaml
# line: after - event: accepted
sed -i 's/at: 2026-07-03T09:00:00/at: 2026-07-06T09:00:00/; s/^accepted: 2026-07-03/accepted: 2026-07-06/; s/^decided: 2026-07-03/decided: 2026-07-06/; s/^due: 2026-08-02/due: 2026-08-05/; s/^handle_by: 2026-08-02/handle_by: 2026-08-05/' cases/2026/07/DZ-2026-000002.yaml

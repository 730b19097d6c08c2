# The packages of the lock file, for the platform that the image is for. npm only unpacks them (.npmrc lets no install script run), so
# this stage runs on the platform of whoever builds, and another one is never emulated.
FROM --platform=$BUILDPLATFORM docker.io/library/node:24-trixie-slim AS packages
ARG TARGETARCH
WORKDIR /opt/ovation
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --os=linux --libc=glibc --cpu="$(echo "$TARGETARCH" | sed s/amd64/x64/)"
# What packages bring and Ovation never loads: @keyv/sqlite a second SQLite, i18next a compiler, Node its headers.
RUN rm -r node_modules/better-sqlite3 node_modules/node-addon-api node_modules/typescript node_modules/@typescript \
    node_modules/node-linux-*/include node_modules/node-linux-*/share
RUN mkdir /var/lib/ovation && chmod 700 /var/lib/ovation

# The Node of the lock file runs here, the one that the tests run on.
FROM docker.io/library/debian:trixie-slim
WORKDIR /opt/ovation
COPY --from=packages /opt/ovation/node_modules node_modules
COPY package.json LICENSE THIRD_PARTY.md ./
COPY commands commands
COPY src src
# All that Ovation writes lies in its home, .env and data/, where a volume belongs. SQLite rebuilds large files in there as well, as
# the rest of the file system may be read-only. The heartbeat is a file in memory.
COPY --from=packages --chown=1000:1000 /var/lib/ovation /var/lib/ovation
# With two arenas in place of eight for each core, glibc takes a tenth less memory.
ENV PATH=/opt/ovation/node_modules/.bin:$PATH \
    NODE_ENV=production \
    MALLOC_ARENA_MAX=2 \
    OVATION_HOME=/var/lib/ovation \
    SQLITE_TMPDIR=/var/lib/ovation \
    HEARTBEAT_FILE=/dev/shm/ovation-heartbeat
USER 1000:1000
HEALTHCHECK --interval=30s --timeout=5s --start-period=2m CMD ["node", "src/operations/monitoring/check-heartbeat.cjs"]
CMD ["node", "--max-semi-space-size=4", "--heap-growing-percent=50", "--require", "./src/require-node-24.cjs", "src/main.ts"]

/** One service of a realistic file: a build stage, a download, a runtime stage; 25 lines. */
const service = (name: string, index: number): string[] => [
  `# ${name}: built on the build machine, run on the target`,
  `FROM --platform=$BUILDPLATFORM golang:1.${20 + (index % 5)}-bookworm AS build-${name}`,
  'ARG TARGETOS TARGETARCH',
  'ENV CGO_ENABLED=0 \\',
  '    GOFLAGS="-trimpath -mod=readonly"',
  `WORKDIR /src/${name}`,
  'COPY go.mod go.sum ./',
  'RUN --mount=type=cache,target=/go/pkg/mod go mod download',
  'COPY . .',
  'RUN --mount=type=cache,target=/root/.cache/go-build \\',
  `    GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /out/${name} ./cmd/${name}`,
  `FROM debian:bookworm-slim AS ${name}`,
  'ARG TARGETARCH',
  'RUN apt-get update \\',
  '    && apt-get install -y --no-install-recommends ca-certificates curl tini \\',
  '    && rm -rf /var/lib/apt/lists/*',
  'RUN set -eux; \\',
  '    case "$TARGETARCH" in \\',
  '      amd64) arch=x86_64 ;; \\',
  '      arm64) arch=aarch64 ;; \\',
  '      *) echo "no build for $TARGETARCH" >&2; exit 1 ;; \\',
  '    esac; \\',
  `    curl -fsSL "https://example.com/agent-1.${index}-linux-$arch.tar.gz" | tar -xz -C /usr/local`,
  index % 3 === 0
    ? 'RUN curl -fsSLo /usr/local/bin/jq https://example.com/jq-linux-amd64'
    : 'USER 65532:65532',
  `COPY --from=build-${name} /out/${name} /usr/local/bin/${name}`,
];

/** A Dockerfile as a team with several services writes it, with a mistake here and there. @param lines how long */
export function generateDockerfile(lines: number): string {
  const head = ['# syntax=docker/dockerfile:1', 'ARG VERSION=1.0.0'];
  const services = Array.from({ length: Math.ceil(lines / 25) }, (_, index) =>
    service(`service-${index}`, index),
  );
  return `${[...head, ...services.flat()].slice(0, lines).join('\n')}\n`;
}

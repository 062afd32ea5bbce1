/**
 * What an image runs on, in the words of the OCI image index: `{os: 'linux', architecture: 'arm', variant: 'v7'}`.
 * A value of this type is normalised (see `parsePlatform`): `arm64` has no variant `v8`, `arm` always has one,
 * `amd64` has none for `v1`.
 * @see https://github.com/opencontainers/image-spec/blob/main/image-index.md
 */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  /** Windows only, such as `10.0.20348.2113`. */
  readonly osVersion?: string;
}

/** What a download tool's options mean, as far as telling addresses from other arguments needs it. */
export interface DownloadOptions {
  /** Options that take the next word: single letters without, long ones with dashes. */
  readonly short: string;
  readonly long: readonly string[];
  /** Options whose value is the file to write. */
  readonly output: readonly string[];
  /** Options whose value is an address. */
  readonly url: readonly string[];
  /** Options that make it do something else than download: `rpm --import`. */
  readonly inert?: readonly string[];
}

const CURL_LONG = `abstract-unix-socket cacert capath cert cert-type ciphers config connect-timeout connect-to
  continue-at cookie cookie-jar create-file-mode crlfile data data-ascii data-binary data-raw data-urlencode dns-servers dump-header
  engine form form-string header interface json key key-type keepalive-time limit-rate local-port max-filesize max-redirs max-time
  netrc-file noproxy oauth2-bearer output output-dir parallel-max pass pinnedpubkey proto proto-default proto-redir
  proxy proxy-header proxy-user range rate referer request request-target resolve retry retry-delay
  retry-max-time socks5 socks5-hostname speed-limit speed-time stderr time-cond tls-max tlsv trace trace-ascii
  unix-socket upload-file url user user-agent variable write-out`;

const WGET_LONG = `accept append-output base body-data body-file bind-address ca-certificate ca-directory certificate
  certificate-type config connect-timeout cut-dirs directory-prefix dns-timeout domains exclude-directories
  execute header http-password http-user https-enforce input-file level limit-rate load-cookies max-redirect
  method output-document output-file password post-data post-file prefer-family private-key quota read-timeout referer
  reject save-cookies secure-protocol start-pos timeout tries user user-agent wait waitretry`;

const ARIA2C_LONG = `checksum connect-timeout continue dir header input-file log max-concurrent-downloads
  max-connection-per-server max-tries min-split-size out retry-wait split timeout user-agent`;

/** Tools all of whose operands are addresses, by command name. */
export const DOWNLOADERS: ReadonlyMap<string, DownloadOptions> = new Map([
  [
    'curl',
    {
      short: 'AbcCdDeEFHKmoPQrtTuUwxXyYz',
      long: longs(CURL_LONG),
      output: ['-o', '--output'],
      url: ['--url'],
    },
  ],
  [
    'wget',
    { short: 'OoaeiBtTwQPUlARDIX', long: longs(WGET_LONG), output: ['-O', '--output-document'], url: [] },
  ],
  ['aria2c', { short: 'dosxkjimltu', long: longs(ARIA2C_LONG), output: ['-o', '--out'], url: [] }],
  ['fetch', { short: 'BhNoSTwi', long: [], output: ['-o', '--output'], url: [] }],
  [
    'axel',
    { short: 'snoHUT', long: ['--output', '--header', '--user-agent'], output: ['-o', '--output'], url: [] },
  ],
]);

/** Tools that install what an operand names, be it an address or not, by command name. */
export const INSTALLERS: ReadonlySet<string> = new Set(
  `pip pip2 pip3 pipx uv npm yarn pnpm apk apt apt-get rpm yum dnf microdnf tdnf zypper gem`.split(' '),
);

function longs(names: string): string[] {
  return names.split(/\s+/).map((name) => `--${name}`);
}

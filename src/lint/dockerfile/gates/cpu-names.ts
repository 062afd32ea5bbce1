/** What `-march=`, `-mcpu=` and rustc's `target-cpu=` call processors, by their beginnings. */
const CPUS: readonly (readonly [architecture: string, names: RegExp])[] = [
  [
    'amd64',
    /^(?:x86-64|nocona|core2|nehalem|westmere|sandybridge|ivybridge|haswell|broadwell|skylake|cascadelake|cooperlake|icelake|tigerlake|rocketlake|alderlake|raptorlake|sapphirerapids|graniterapids|bonnell|atom|silvermont|goldmont|tremont|knl|knm|corei7|core-avx|k8|opteron|athlon64|amdfam10|barcelona|btver|bdver|znver)/,
  ],
  ['386', /^(?:i[3456]86|pentium|prescott|athlon(?!64)|geode|k6)/],
  [
    'arm64',
    /^(?:armv[89]|aarch64|neoverse|cortex-[ax](?:3[45]|5[357]|510|520|7[1-9]|[67]\d\d|[1-4]$)|apple-m|ampere1|thunderx|graviton)/,
  ],
  ['arm', /^(?:armv[4567]|arm11|arm9|cortex-a(?:[5789]|1[257])(?!\d))/],
  ['riscv64', /^rv64/],
  ['s390x', /^(?:z\d+$|arch\d+$)/],
  ['ppc64le', /^power\d/],
];

/** The architecture of a processor's name; `native` and `generic` have none. */
export function architectureOfCpu(name: string): string | undefined {
  return CPUS.find(([, names]) => names.test(name.toLowerCase()))?.[0];
}

/** A compiler's flag for one architecture in a text such as `-O2 -mavx2`. */
export interface CpuFlag {
  readonly text: string;
  readonly start: number;
  readonly architecture: string;
}

// `-m32`, `-m64` and the vector sets are known to x86 compilers only; elsewhere they are errors.
const FLAG =
  /(?<![\w-])(?:-m(?:arch|cpu)=([\w.-]+)|-m(?:32|64|avx\w*|sse[\w.]*|ssse3|aes|pclmul|bmi2?|fma|f16c)(?![\w=])|-?(?:C\s?)?target-cpu=([\w.-]+))/g;

/** The flags in a text that only one architecture's compiler takes. */
export function findCpuFlags(text: string): CpuFlag[] {
  if (!text.includes('-m') && !text.includes('target-cpu=')) return [];
  return [...text.matchAll(FLAG)].flatMap((match) => {
    const cpu = match[1] ?? match[2];
    const architecture = cpu === undefined ? (match[0] === '-m32' ? '386' : 'amd64') : architectureOfCpu(cpu);
    return architecture === undefined ? [] : [{ text: match[0], start: match.index, architecture }];
  });
}

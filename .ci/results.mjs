// What vitest's JSON reports say: `node .ci/results.mjs summary|failed REPORT…`. Of a file that ran twice the later report counts.
import { readFileSync } from "node:fs";
import { relative } from "node:path";

const [question, ...reports] = process.argv.slice(2);
const files = new Map(
  reports.flatMap((report) =>
    JSON.parse(readFileSync(report, "utf8")).testResults.map((file) => [relative(process.cwd(), file.name), file]),
  ),
);
const withStatus = (file, status) => file.assertionResults.filter((test) => test.status === status).length;
/** Tests that failed; a file that broke before its first test counts as one. */
const failuresOf = (file) => withStatus(file, "failed") || (file.status === "failed" ? 1 : 0);

if (question === "summary") {
  let [passed, failed] = [0, 0];
  for (const file of files.values()) {
    passed += withStatus(file, "passed");
    failed += failuresOf(file);
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
} else {
  for (const [name, file] of files) if (failuresOf(file) > 0) process.stdout.write(`${name}\n`);
}

import { join, relative } from "node:path";
import ts from "typescript";

/**
 * Compiles a fixture into its folder `out`. Gives what is wrong in the fixture and in our packages, one line each;
 * what is wrong in the declarations of other packages is not ours to repair.
 */
export function compile(playground: string, fixture: string): readonly string[] {
  const folder = join(playground, fixture);
  const { config, error } = ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile);
  if (error) return [describe(error, playground)];
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const program = ts.createProgram(fileNames, options);
  const diagnostics = [...errors, ...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
  return diagnostics.filter((each) => isOurs(each, playground)).map((each) => describe(each, playground));
}

const isOurs = ({ file }: ts.Diagnostic, playground: string): boolean =>
  file === undefined || file.fileName.startsWith(playground);

function describe({ file, start, messageText }: ts.Diagnostic, playground: string): string {
  const text = ts.flattenDiagnosticMessageText(messageText, "\n");
  if (file === undefined || start === undefined) return text;
  const { line } = file.getLineAndCharacterOfPosition(start);
  return `${relative(playground, file.fileName)}:${line + 1}: ${text}`;
}

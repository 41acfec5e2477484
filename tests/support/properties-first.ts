import { BaseSequencer, type TestSpecification } from 'vitest/node'

const isProperty = (file: TestSpecification) => file.moduleId.includes('.property.test.')

/**
 * The order of the test files: models first, since one of them plays longer than any other file; begun last it would
 * keep one core waiting for the other. The rest as vitest has it, the largest first.
 */
export class PropertiesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [...sorted.filter(isProperty), ...sorted.filter(file => !isProperty(file))]
  }
}

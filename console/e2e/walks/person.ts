// Somebody of the demo bank at work: what they click, type and are told. Words are those of the Chinese screen.
import type { APIResponse, BrowserContext, Locator, Page } from 'playwright-core';
import { Bench, visit, type Look } from '../browser.ts';

export const WIDE: Look = { width: 1280, lang: 'zh', theme: 'light' };

/** A page of rows of a list. */
interface Rows<Row> {
  rows: Row[];
}

export class Person {
  private constructor(
    readonly name: string,
    readonly page: Page,
    readonly context: BrowserContext,
    private readonly base: string,
  ) {}

  static async of(bench: Bench, name: string, look: Look = WIDE): Promise<Person> {
    const context = await bench.profile(look, name);
    // A step that does not come says which one it was, well before the test gives up.
    context.setDefaultTimeout(15_000);
    return new Person(name, await context.newPage(), context, bench.base);
  }

  async leaves(): Promise<void> {
    await this.context.close();
  }

  async opens(path: string): Promise<void> {
    await visit(this.page, path.startsWith('http') ? path : this.base + path);
  }

  /** Reads from the interface as this person: to choose an object, or to compare what the screen says. */
  async reads<Answer>(path: string): Promise<Answer> {
    const answer: APIResponse = await this.context.request.get(this.base + path);
    if (!answer.ok()) throw new Error(`${this.name} reads ${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }

  async lists<Row>(path: string): Promise<Row[]> {
    return (await this.reads<Rows<Row>>(path)).rows;
  }

  /** What the server answers to this person's write: a status and a code, for what the screen does not even offer. */
  async tries(path: string, body: object): Promise<{ status: number; code: string }> {
    const answer = await this.context.request.post(this.base + path, { data: body, headers: { origin: this.base, 'idempotency-key': crypto.randomUUID() } });
    const said = (await answer.json().catch(() => ({}))) as { code?: string };
    return { status: answer.status(), code: said.code ?? '' };
  }

  button(label: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', typeof label === 'string' ? { name: label, exact: true } : { name: label });
  }

  /** Presses an act's button, fills its dialog, confirms, and waits until the server has done it. */
  async does(label: string | RegExp, fill?: (dialog: Locator) => Promise<void>, within?: Locator): Promise<void> {
    await this.button(label, within).first().click();
    const dialog = this.page.getByRole('dialog');
    await dialog.waitFor();
    if (fill) await fill(dialog);
    const confirm = this.button('确定', dialog);
    await confirm.click();
    await Promise.race([
      dialog.waitFor({ state: 'hidden' }),
      dialog.getByRole('alert').filter({ hasText: '错误代码' }).waitFor().then(async () => {
        throw new Error(`${this.name}, ${String(label)}: ${await dialog.getByRole('alert').filter({ hasText: '错误代码' }).innerText()}`);
      }),
    ]);
  }

  /** Why an act that is shown cannot be done by this person; null when it is not shown at all. Fails when it can be done. */
  async mayNot(label: string | RegExp): Promise<string | null> {
    const button = this.button(label).first();
    if ((await button.count()) === 0) return null;
    if (await button.isEnabled()) throw new Error(`${this.name} is offered ${String(label)}`);
    return button.locator('xpath=..').locator('.hidden-visually').textContent();
  }

  /** Chooses in a select. */
  async chooses(within: Page | Locator, field: string, ...options: string[]): Promise<void> {
    const box = within.getByRole('combobox', { name: field });
    await box.click();
    for (const option of options) {
      await this.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ has: this.page.getByText(option, { exact: true }) }).first().click();
    }
    if (options.length > 1) await this.page.keyboard.press('Escape');
  }

  /** Types a day into a date field. */
  async dates(within: Page | Locator, field: string, day: string): Promise<void> {
    const box = within.getByLabel(field);
    await box.fill(day);
    await box.press('Enter');
  }

  /** The words of the main part. */
  text(): Promise<string> {
    return this.page.locator('main').innerText();
  }

  /** Waits until the main part says something. */
  async sees(words: string | RegExp): Promise<void> {
    await this.page.locator('main').getByText(words).first().waitFor();
  }
}

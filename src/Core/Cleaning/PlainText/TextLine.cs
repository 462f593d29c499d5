namespace Serverless.Cleaning.PlainText;

/// <summary>One line of a scraped text that is not blank.</summary>
/// <param name="Text">Trimmed, white space folded; several printed lines where a hard wrap was undone.</param>
/// <param name="AfterBlank">A blank line stands before it.</param>
internal sealed record TextLine(string Text, bool AfterBlank);

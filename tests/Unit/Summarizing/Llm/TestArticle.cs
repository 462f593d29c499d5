using System.Globalization;
using System.Text;
using Serverless.Articles;

namespace Serverless.Unit.Summarizing.Llm;

/// <summary>Articles made of given sentences, without the cleaning rooms.</summary>
internal static class TestArticle
{
    /// <summary>A short article of two paragraphs.</summary>
    public static Article Short => Of(
        ["The town council of Harrow Bay voted on Tuesday to close two of its five libraries.", "The vote was 7 to 4."],
        ["Mayor Ines Holt said the closures would save 1.2 million euros a year.", "Union leader Paul Brandt said the plan \"may be unlawful\"."],
        ["A final decision is expected in June."]);

    public static Article Of(params string[][] paragraphs)
    {
        var text = new StringBuilder();
        var sentences = new List<Sentence>();
        foreach (var paragraph in paragraphs)
        {
            if (text.Length > 0) text.Append("\n\n");
            for (var index = 0; index < paragraph.Length; index++)
            {
                if (index > 0) text.Append(' ');
                sentences.Add(new Sentence(text.Length, text.Length + paragraph[index].Length));
                text.Append(paragraph[index]);
            }
        }

        return new Article
        {
            Title = "Council votes to close libraries",
            Language = "en",
            Text = text.ToString(),
            Sentences = sentences,
            Removed = [],
            MediaType = "text/plain",
            Charset = "utf-8",
        };
    }

    /// <summary>An article of this many paragraphs of this many sentences each; every sentence is different.</summary>
    public static Article Long(int paragraphs, int sentences) => Of([.. Enumerable.Range(0, paragraphs).Select(paragraph =>
        Enumerable.Range(0, sentences).Select(sentence => string.Create(CultureInfo.InvariantCulture,
            $"Item {paragraph * sentences + sentence + 1} of the council's long report says that district {paragraph + 1} spent {1000 + paragraph * sentences + sentence} euros on roads and schools.")).ToArray())]);
}

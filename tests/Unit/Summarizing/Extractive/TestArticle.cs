using System.Text;
using Serverless.Articles;

namespace Serverless.Unit.Summarizing.Extractive;

/// <summary>Articles whose sentences are given.</summary>
internal static class TestArticle
{
    public static Article Of(params string[] sentences) => Titled(null, sentences);

    public static Article Titled(string? title, params string[] sentences) => In("en", title, [sentences]);

    /// <summary>An article of paragraphs of sentences.</summary>
    public static Article In(string? language, string? title, IReadOnlyList<IReadOnlyList<string>> paragraphs)
    {
        var text = new StringBuilder();
        var places = new List<Sentence>();
        foreach (var paragraph in paragraphs)
        {
            for (var i = 0; i < paragraph.Count; i++)
            {
                if (text.Length > 0) text.Append(i == 0 ? "\n\n" : " ");
                places.Add(new Sentence(text.Length, text.Length + paragraph[i].Length));
                text.Append(paragraph[i]);
            }
        }
        return new Article { Title = title, Text = text.ToString(), Sentences = places, Language = language, Removed = [], MediaType = "text/plain", Charset = "utf-8" };
    }
}

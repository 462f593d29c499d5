using System.Globalization;

namespace Serverless.Bench.Rouge;

/// <summary>What the sentences picked of many articles are worth.</summary>
/// <param name="Rouge">The mean.</param>
/// <param name="Dangling">Percent of the sentences.</param>
/// <param name="Words">Of a summary.</param>
internal sealed record PickScore(RougeScore Rouge, double Dangling, double Words)
{
    public static PickScore Of(IReadOnlyList<RougeRow> rows, IReadOnlyList<List<int>> picks)
    {
        RougeScore sum = default;
        double dangling = 0, sentences = 0, words = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var text = picks[i].SelectMany(index => Bench.Rouge.Rouge.Words(rows[i].Article.SentenceText(index + 1))).ToList();
            sum += Bench.Rouge.Rouge.Of(text, rows[i].References);
            words += text.Count;
            sentences += picks[i].Count;
            dangling += Bench.Rouge.Dangling.Count(rows[i], picks[i]);
        }
        return new(sum / rows.Count, 100 * dangling / sentences, words / rows.Count);
    }

    public static void PrintHead() => Console.WriteLine($"{"",-16}{"ROUGE-1",9}{"ROUGE-2",9}{"ROUGE-L",9}{"dangling %",12}{"words",8}");

    public void Print(string name) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-16}{Rouge.One,9:0.00}{Rouge.Two,9:0.00}{Rouge.L,9:0.00}{Dangling,12:0.0}{Words,8:0.0}"));
}

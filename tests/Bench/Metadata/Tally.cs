namespace Serverless.Bench.Metadata;

/// <summary>Right answers, on the half whose errors were read and on the other.</summary>
internal sealed class Tally
{
    private readonly List<(bool IsSeen, GoldPage Page, Answer Answer)> _answers = [];

    public void Add(GoldPage page, Answer answer) => _answers.Add((page.IsSeen, page, answer));

    public Score Seen => Over(_answers.Where(entry => entry.IsSeen));

    public Score Unseen => Over(_answers.Where(entry => !entry.IsSeen));

    public Score All => Over(_answers);

    private static Score Over(IEnumerable<(bool IsSeen, GoldPage Page, Answer Answer)> answers)
    {
        var list = answers.ToList();
        return new Score(
            Share(list.Where(entry => entry.Page.Title is not null).Select(entry => Comparison.SameTitle(entry.Page.Title, entry.Answer.Title))),
            Share(list.Where(entry => entry.Page.Author is not null).Select(entry => Comparison.SameAuthor(entry.Page.Author, entry.Answer.Author))),
            Share(list.Where(entry => entry.Page.Date is not null).Select(entry => Comparison.SameDay(entry.Page.Date, entry.Answer.Date))),
            list.Count(entry => entry.Page.Author is null && entry.Answer.Author is not null),
            list.Count(entry => entry.Page.Date is null && entry.Answer.Date is not null));
    }

    private static double Share(IEnumerable<bool> right)
    {
        var answers = right.ToList();
        return answers.Count == 0 ? 0 : answers.Count(answer => answer) / (double)answers.Count;
    }
}

/// <summary>Shares of right answers where the gold has one, and how often one was given where the gold has none.</summary>
internal readonly record struct Score(double Title, double Author, double Date, int ExtraAuthors, int ExtraDates);

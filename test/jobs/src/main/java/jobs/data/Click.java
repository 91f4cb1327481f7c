package jobs.data;

/** A click on a page. */
public class Click {
    public String user;
    public String page;
    public long at;

    public static Click numbered(long n) {
        Click click = new Click();
        click.user = "u-" + n % 10;
        click.page = "/page/" + n % 4;
        click.at = n;
        return click;
    }
}

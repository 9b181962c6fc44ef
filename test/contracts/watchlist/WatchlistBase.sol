// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ListTerms} from "../../../contracts/watchlist/ILists.sol";
import {PointsAccount, QueryCount} from "../../../contracts/watchlist/IPoints.sol";
import {IReports} from "../../../contracts/watchlist/IReports.sol";
import {
    Decision,
    Objection,
    Report,
    ReportKey,
    ReportRecord,
    ReportStatus
} from "../../../contracts/watchlist/Report.sol";
import {ListId} from "../../../contracts/types/ListId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {REGULATOR} from "../../../contracts/types/Roles.sol";
import {Tag} from "../../../contracts/types/Tag.sol";
import {SystemTest} from "../utils/SystemTest.sol";

/// @notice A bureau's list; a bank and a store that report, a mill that objects, and two regulators.
abstract contract WatchlistBase is SystemTest {
    bytes32 internal constant PUBLIC_KEY = keccak256("public key of epoch 1");
    bytes32 internal constant NEXT_KEY = keccak256("public key of epoch 2");
    bytes32 internal constant EVIDENCE = keccak256("salted evidence");
    string internal constant SUBJECT = "subject";
    uint8 internal constant REASON = 3;
    uint48 internal constant UNTIL = uint48(START + 100 days);
    uint48 internal constant DEADLINE = uint48(START + 400 days);

    bytes32 private constant DOMAIN = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 private constant REPORT = keccak256(
        "Report(bytes32 list,uint32 epoch,bytes20 tag,uint32 organisation,uint32 number,uint8 reason,bytes32 evidence,uint48 until,uint48 deadline)"
    );
    bytes32 private constant OBJECTION = keccak256(
        "Objection(bytes32 list,uint32 epoch,bytes20 tag,uint32 organisation,uint32 number,uint32 objector,uint16 objection,bytes32 grounds,uint48 deadline)"
    );
    bytes32 private constant DECISION = keccak256(
        "Decision(bytes32 list,uint32 epoch,bytes20 tag,uint32 organisation,uint32 number,uint16 objection,bool upheld,bytes32 reasoning,uint48 deadline)"
    );
    bytes32 private constant QUERY_COUNT = keccak256(
        "QueryCount(bytes32 list,uint32 organisation,uint64 total,bytes32 receipts,uint48 deadline)"
    );

    Org internal bureau;
    Org internal bank;
    Org internal store;
    Org internal mill;
    Org internal epa;
    Org internal court;
    ListId internal list;

    function setUp() public virtual override {
        super.setUp();
        useWatchlist();
    }

    function useWatchlist() internal {
        bureau = admitOrg("Bureau");
        bank = admitOrg("Lending bank");
        store = admitOrg("Store");
        mill = admitOrg("Paper mill");
        epa = admitOrg("Regulator", REGULATOR);
        court = admitOrg("Court", REGULATOR);
        vm.prank(bureau.maker);
        list = watchlist.create("defaulters", terms(), PUBLIC_KEY);
    }

    function terms() internal pure returns (ListTerms memory) {
        return
            ListTerms({
                k: 2,
                quorum: 2,
                welcome: 100,
                price: 2,
                reward: 8,
                stake: 10,
                maturity: 10 days,
                maxLife: 365 days,
                decideWithin: 20 days,
                lead: 7 days
            });
    }

    /* WHO KNOWS WHOM */

    /// @dev The tag of a subject: the address of a key that who knows the subject has.
    function tagOf(string memory subject) internal pure returns (Tag) {
        return Tag.wrap(bytes20(accountOf(subject)));
    }

    function keyOf(Org memory by, string memory subject) internal view returns (ReportKey memory) {
        return keyIn(1, by, subject);
    }

    function keyIn(uint32 epoch, Org memory by, string memory subject) internal view returns (ReportKey memory) {
        return ReportKey(list, epoch, tagOf(subject), by.id);
    }

    /* ACTS */

    function reportOf(Org memory by, string memory subject) internal view returns (Report memory) {
        return reportIn(1, by, subject);
    }

    function reportIn(uint32 epoch, Org memory by, string memory subject) internal view returns (Report memory) {
        uint32 number = watchlist.recordOf(keyIn(epoch, by, subject)).number + 1;
        uint48 until = uint48(block.timestamp > UNTIL ? block.timestamp + 50 days : UNTIL);
        return Report(list, epoch, tagOf(subject), by.id, number, REASON, EVIDENCE, until, DEADLINE);
    }

    function bring(Report memory each, Org memory by, string memory subject) internal {
        bytes32 digest = digestOf(each);
        watchlist.report(each, signatureOf(makerOf(by), digest), signatureOf(subject, digest));
    }

    function report(Org memory by, string memory subject) internal {
        bring(reportOf(by, subject), by, subject);
    }

    function withdraw(Org memory by, string memory subject) internal {
        vm.prank(by.maker);
        watchlist.withdraw(keyOf(by, subject));
    }

    function concede(Org memory by, string memory subject) internal {
        vm.prank(by.maker);
        watchlist.concede(keyOf(by, subject));
    }

    function objectionOf(Org memory by, Org memory to, string memory subject) internal view returns (Objection memory) {
        ReportRecord memory record = watchlist.recordOf(keyOf(to, subject));
        uint16 objection = record.objections + 1;
        bytes32 grounds = keccak256("grounds");
        return Objection(list, 1, tagOf(subject), to.id, record.number, by.id, objection, grounds, DEADLINE);
    }

    function object(Org memory by, Org memory to, string memory subject) internal {
        Objection memory objection = objectionOf(by, to, subject);
        watchlist.object(objection, signatureOf(makerOf(by), digestOf(objection)));
    }

    function decisionOf(Org memory to, string memory subject, bool upheld) internal view returns (Decision memory) {
        ReportRecord memory record = watchlist.recordOf(keyOf(to, subject));
        bytes32 reasoning = keccak256("reasoning");
        (uint32 number, uint16 objection) = (record.number, record.objections);
        return Decision(list, 1, tagOf(subject), to.id, number, objection, upheld, reasoning, DEADLINE);
    }

    function decide(Org memory by, Org memory to, string memory subject, bool upheld) internal {
        Decision memory decision = decisionOf(to, subject, upheld);
        watchlist.decide(decision, signatureOf(checkerOf(by), digestOf(decision)));
    }

    function countOf(Org memory by, uint64 total) internal view returns (QueryCount memory) {
        return QueryCount(list, by.id, total, keccak256("receipts"), DEADLINE);
    }

    function count(Org memory by, uint64 total) internal {
        QueryCount memory queries = countOf(by, total);
        watchlist.count(queries, signatureOf(makerOf(by), digestOf(queries)));
    }

    function rotate() internal {
        vm.prank(bureau.maker);
        watchlist.rotate(list, NEXT_KEY, uint48(block.timestamp + 7 days));
    }

    /* WHAT IS SIGNED */

    function digestOf(Report memory each) internal view returns (bytes32) {
        return _digest(keccak256(abi.encode(REPORT, each)));
    }

    function digestOf(Objection memory each) internal view returns (bytes32) {
        return _digest(keccak256(abi.encode(OBJECTION, each)));
    }

    function digestOf(Decision memory each) internal view returns (bytes32) {
        return _digest(keccak256(abi.encode(DECISION, each)));
    }

    function digestOf(QueryCount memory each) internal view returns (bytes32) {
        return _digest(keccak256(abi.encode(QUERY_COUNT, each)));
    }

    function makerOf(Org memory org) internal pure returns (string memory) {
        return string.concat(org.name, ": maker");
    }

    function checkerOf(Org memory org) internal pure returns (string memory) {
        return string.concat(org.name, ": checker");
    }

    /* WHAT IS THEN */

    function statusOf(Org memory by, string memory subject) internal view returns (ReportStatus) {
        return watchlist.recordOf(keyOf(by, subject)).status;
    }

    function assertStatus(Org memory by, ReportStatus status, string memory what) internal view {
        vm.assertEq(uint256(statusOf(by, SUBJECT)), uint256(status), what);
    }

    function assertPoints(Org memory org, uint256 points, uint256 locked) internal view {
        PointsAccount memory account = watchlist.pointsOf(list, org.id);
        vm.assertEq(account.points, points, "free points");
        vm.assertEq(account.locked, locked, "locked points");
    }

    function poolOf() internal view returns (uint64 pool) {
        (, , , pool) = watchlist.lists(list);
    }

    function assertEntry(uint8 reporters, uint8 contested, uint32 reasons, uint48 until) internal view {
        (uint8 reporters_, uint8 contested_, uint32 reasons_, uint48 until_) = watchlist.entryOf(
            list,
            1,
            tagOf(SUBJECT)
        );
        vm.assertEq(reporters_, reporters, "reporters");
        vm.assertEq(contested_, contested, "contested");
        vm.assertEq(reasons_, reasons, "reasons");
        vm.assertEq(until_, until, "until");
    }

    function wrongStatus(OrgId org, ReportStatus status) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IReports.Watchlist_WrongStatus.selector, tagOf(SUBJECT), org, status);
    }

    function _digest(bytes32 content) private view returns (bytes32) {
        bytes32 name = keccak256("Tallystick Watchlist");
        bytes32 domain = keccak256(abi.encode(DOMAIN, name, keccak256("1"), block.chainid, address(watchlist)));
        return keccak256(abi.encodePacked(hex"1901", domain, content));
    }
}

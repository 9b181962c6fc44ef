// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Ask, Asset, Holding} from "../../../contracts/board/Ask.sol";
import {PriceMethod, Quote} from "../../../contracts/board/Quote.sol";
import {ICase} from "../../../contracts/ledger/ICase.sol";
import {Terms} from "../../../contracts/ledger/Terms.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {Deal} from "../../../contracts/settlement/Deal.sol";
import {ICash} from "../../../contracts/settlement/ICash.sol";
import {AskId} from "../../../contracts/types/AskId.sol";
import {MAKER} from "../../../contracts/types/Duties.sol";
import {CREDIT_CLAIM, RECEIVABLE} from "../../../contracts/types/InstrumentKind.sol";
import {OBLIGOR_RISK} from "../../../contracts/types/LimitKind.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {BANK} from "../../../contracts/types/Roles.sol";
import {TradeId} from "../../../contracts/types/TradeId.sol";
import {ReceivablesWorld} from "../instruments/receivables/ReceivablesWorld.sol";

/// @notice A claim on a bank, which another bank has and offers; two that quote for it; the association's operator. It is Friday, 15 January 2027. The test is the case
/// that issued the claims, so that nothing but the board is tried. Digests follow the text of EIP-712.
abstract contract BoardSigned is ReceivablesWorld, ICase {
    string internal constant ASK_TYPE =
        "Ask(uint32 operator,uint8 asset,bool conditional,bool secondary,uint32 obligor,address cash,uint48 maturityFrom,uint48 maturityTo,uint96 amountFrom,uint96 amountTo,uint96 least,uint16 depositBps,uint48 commitUntil,uint48 acceptUntil,uint8 documentDays,uint8 examineDays,uint8 payDays,uint8 reveals,bytes32 calendar,bytes32 key,bytes32 conditions,bytes32 holding)";
    string internal constant QUOTE_TYPE =
        "Quote(bytes32 ask,uint32 bidder,address account,uint96 amount,uint96 least,uint96 price,uint8 method,uint32 rate,uint48 expiry,bytes32 salt)";
    uint48 internal constant COMMIT_UNTIL = uint48(START + 1 days);
    uint48 internal constant ACCEPT_UNTIL = uint48(START + 3 days);
    uint48 internal constant MATURITY = uint48(uint256(TODAY + 150) * 1 days - 8 hours);
    uint48 internal constant CLOSES = MATURITY - 1 days;
    uint48 internal constant NEVER = type(uint48).max;
    uint48 internal constant LATER = uint48(START + 3650 days);
    uint96 internal constant AMOUNT = 1_000_000;
    uint96 internal constant PRICE = 980_000;
    uint96 internal constant HELD = 100_000;
    uint96 internal constant DEPOSIT = 10_000;

    Org internal operator;
    Org internal third;
    uint256 internal lot;
    uint256 internal pool;
    Ask internal offered;
    Holding internal hidden;
    AskId internal ask;

    function setUp() public virtual override {
        super.setUp();
        (operator, third) = (admitOrg("Association"), admitOrg("Third bank", BANK));
        vm.prank(operator.admin);
        members.enrol(address(board), MAKER, 0, personOf("board"));
        vm.startPrank(address(timelockController));
        limits.setCase(address(board), true);
        cashFactory.setEscrow(address(board), true);
        instruments.setCase(address(this), true);
        vm.stopPrank();
        Org[4] memory traders = [otherBank, guarantor, third, acme];
        for (uint256 i = 0; i < traders.length; i++) {
            issue(yuan, traders[i].maker, MONEY);
            vm.startPrank(traders[i].maker);
            yuan.approve(address(board), type(uint256).max);
            board.deposit(ICash(address(yuan)), HELD);
            vm.stopPrank();
            if (i != 3) setCap(traders[i], bank, OBLIGOR_RISK, CAP);
        }
        lot = instruments.issue("lot", termsOf(true), otherBank.maker, AMOUNT);
        pool = instruments.issue("pool", termsOf(false), otherBank.maker, AMOUNT);
        useAsk(soundAsk(), holdingOf(lot, otherBank, AMOUNT));
    }

    /* CASE */

    function onSettled(Deal calldata, uint256, bytes32, OrgId, OrgId) external {}

    function onPledged(Deal calldata, uint256, bytes32, OrgId, OrgId) external {}

    function onPaid(uint256, address, uint256) external pure returns (uint256) {
        return 0;
    }

    function onRedeemed(uint256, address, OrgId, uint256) external {}

    /* TERMS */

    function termsOf(bool lots) internal view returns (Terms memory t) {
        (t.obligor, t.kind, t.lots, t.cash) = (bank.id, lots ? CREDIT_CLAIM : RECEIVABLE, lots, yuan);
        (t.maturity, t.closesAt) = (MATURITY, CLOSES);
    }

    /// @dev Ten, five and two banking days.
    function soundAsk() internal view returns (Ask memory a) {
        (a.operator, a.secondary, a.obligor, a.cash) = (operator.id, true, bank.id, ICash(address(yuan)));
        (a.maturityFrom, a.maturityTo) = (MATURITY - 30 days, MATURITY + 30 days);
        (a.amountFrom, a.amountTo, a.least, a.depositBps) = (900_000, 1_100_000, 100_000, 100);
        (a.commitUntil, a.acceptUntil) = (COMMIT_UNTIL, ACCEPT_UNTIL);
        (a.documentDays, a.examineDays, a.payDays, a.reveals) = (10, 5, 2, 2);
        (a.calendar, a.key, a.conditions) = (CALENDAR, "key", "URF 800");
    }

    /// @dev Of a receivable, which is sold in parts.
    function poolAsk() internal view returns (Ask memory a) {
        a = soundAsk();
        a.asset = Asset.Receivable;
    }

    function holdingOf(uint256 id, Org memory by, uint96 amount) internal pure returns (Holding memory) {
        return Holding(id, by.maker, amount, "salt");
    }

    function useAsk(Ask memory a, Holding memory h) internal {
        a.holding = keccak256(abi.encode(h));
        (offered, hidden, ask) = (a, h, AskId.wrap(keccak256(abi.encode(keccak256(bytes(ASK_TYPE)), a))));
    }

    function quoteBy(Org memory by, uint96 price) internal view returns (Quote memory q) {
        (q.ask, q.bidder, q.account) = (ask, by.id, by.maker);
        (q.amount, q.least, q.price) = (hidden.amount, 100_000, price);
        (q.method, q.rate, q.expiry) = (PriceMethod.DiscountToYield, 48_000, ACCEPT_UNTIL);
        q.salt = keccak256(bytes(by.name));
    }

    /* DIGESTS */

    function hashOf(Quote memory q) internal pure returns (bytes32) {
        return keccak256(abi.encode(keccak256(bytes(QUOTE_TYPE)), q));
    }

    function tradeOf(Quote memory q) internal view returns (TradeId) {
        return TradeId.wrap(keccak256(abi.encode(ask, hashOf(q))));
    }

    function reservation() internal view returns (bytes32) {
        return keccak256(abi.encode("board", ask, hidden.salt));
    }

    function digestOf(bytes32 content) internal view returns (bytes32) {
        return typedDigest("Tallystick Board", address(board), block.chainid, content);
    }

    function digestOf(bytes memory type_, bytes memory fields) internal view returns (bytes32) {
        return digestOf(keccak256(bytes.concat(keccak256(type_), fields)));
    }

    function posting(Org memory by) internal view returns (DualApproval memory) {
        return approvalOf(by, digestOf(ask.raw()));
    }

    function quoting(Org memory by, Quote memory q) internal view returns (DualApproval memory) {
        return approvalOf(by, digestOf(hashOf(q)));
    }

    function satisfying(Org memory by, TradeId trade) internal view returns (DualApproval memory) {
        bytes memory type_ = "Satisfaction(bytes32 trade,bytes32 documents,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(trade, bytes32("documents"), LATER)));
    }

    function refusing(Org memory by, TradeId trade) internal view returns (DualApproval memory) {
        bytes memory type_ = "DocumentsRefusal(bytes32 trade,bytes32 documents,bytes32 reason,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(trade, bytes32("documents"), bytes32("draft"), LATER)));
    }

    function claiming(Org memory by, TradeId trade) internal view returns (DualApproval memory) {
        bytes memory type_ = "WarrantyClaim(bytes32 trade,bytes32 reason,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(trade, bytes32("forged"), LATER)));
    }
}

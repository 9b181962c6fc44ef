// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Acceptance} from "./Acceptance.sol";
import {Ask, askIdOf as idOfAsk, Holding} from "./Ask.sol";
import {AskActs} from "./AskActs.sol";
import {BoardBooks} from "./BoardBooks.sol";
import {BoardReading} from "./BoardReading.sol";
import {BoardFoundation} from "./BoardState.sol";
import {IBoard} from "./IBoard.sol";
import {IBoardDeposits} from "./IBoardDeposits.sol";
import {ITrades} from "./ITrades.sol";
import {Quote} from "./Quote.sol";
import {QuoteActs} from "./QuoteActs.sol";
import {Trade} from "./Trade.sol";
import {TradeActs} from "./TradeActs.sol";
import {IInstruments} from "../ledger/IInstruments.sol";
import {DualApproval} from "../members/DualApproval.sol";
import {IMembers} from "../members/IMembers.sol";
import {Consent, Deal} from "../settlement/Deal.sol";
import {ICalendars} from "../settlement/ICalendars.sol";
import {IAsset} from "../settlement/IAsset.sol";
import {ICash} from "../settlement/ICash.sol";
import {ICashFactory} from "../settlement/ICashFactory.sol";
import {IEscrow} from "../settlement/IEscrow.sol";
import {ILimits} from "../settlement/ILimits.sol";
import {ISettlement} from "../settlement/ISettlement.sol";
import {AskId} from "../types/AskId.sol";
import {MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";
import {TradeId} from "../types/TradeId.sol";

/// @title Board
/// @notice Documented in IBoard, ITrades and IBoardDeposits. Its acts are in the linked libraries AskActs, QuoteActs and TradeActs.
contract Board is BoardReading, IAsset, EIP712, ReentrancyGuardTransient {
    using BoardBooks for *;
    using SafeERC20 for ICash;

    /// @dev The id of a leg that pays into a deposit.
    uint256 private constant DEPOSIT = 1;

    IMembers public immutable MEMBERS;
    ICalendars public immutable CALENDARS;
    ILimits public immutable LIMITS;
    ICashFactory public immutable FACTORY;
    IInstruments public immutable LEDGER;
    ISettlement public immutable SETTLEMENT;

    constructor(
        IMembers members,
        ICalendars calendars,
        ILimits limits,
        ICashFactory factory,
        IInstruments ledger,
        ISettlement settlement
    ) EIP712("Tallystick Board", "1") {
        (MEMBERS, CALENDARS, LIMITS, FACTORY) = (members, calendars, limits, factory);
        (LEDGER, SETTLEMENT) = (ledger, settlement);
    }

    /* DEPOSITS */

    /// @inheritdoc IBoardDeposits
    function deposit(ICash cash, uint256 amount) external nonReentrant {
        _book(cash, MEMBERS.ownsFor(msg.sender, MAKER), msg.sender, amount);
        cash.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IBoardDeposits
    function takeDeposit(ICash cash, uint256 amount, address to) external nonReentrant {
        require(amount != 0, Board_AmountInvalid(amount));
        OrgId org = MEMBERS.ownsFor(msg.sender, MAKER);
        require(MEMBERS.orgOf(to) == org, Board_OtherAccount(org, to));
        state.debit(address(cash), org, amount);
        emit DepositTaken(cash, org, amount, to);
        cash.safeTransfer(to, amount); // of a cash that is none, nothing was ever paid in
    }

    /// @inheritdoc IEscrow
    function onCashReceived(uint256 id, address payer, uint256 amount) external nonReentrant {
        require(id == DEPOSIT, Board_UnknownPayment(id));
        _book(ICash(msg.sender), MEMBERS.orgOf(payer), payer, amount);
    }

    /* ASKS */

    /// @inheritdoc IBoard
    function post(Ask calldata ask, Holding calldata holding, DualApproval calldata approval) external returns (AskId) {
        return AskActs.post(state, _on(), _domainSeparatorV4(), ask, holding, approval);
    }

    /// @inheritdoc IBoard
    function perfect(Ask calldata ask, Holding calldata holding) external {
        AskActs.perfect(state, _on(), ask, holding);
    }

    /// @inheritdoc IBoard
    function withdraw(Ask calldata ask, Holding calldata holding) external {
        AskActs.withdraw(state, _on(), ask, holding);
    }

    /// @inheritdoc IBoard
    function lapse(Ask calldata ask, Holding calldata holding) external {
        AskActs.lapse(state, _on(), ask, holding);
    }

    /* QUOTES */

    /// @inheritdoc IBoard
    function commit(AskId ask, bytes32 hash, uint48 expiry) external {
        QuoteActs.commit(state, _on(), ask, hash, expiry);
    }

    /// @inheritdoc IBoard
    function reveal(AskId ask, bytes32 sealed_) external {
        QuoteActs.reveal(state, _on(), ask, sealed_);
    }

    /// @inheritdoc IBoard
    function withdrawQuote(AskId ask) external {
        QuoteActs.withdrawQuote(state, _on(), ask);
    }

    /// @inheritdoc IBoard
    function accept(Acceptance calldata acceptance) external nonReentrant returns (TradeId) {
        return QuoteActs.accept(state, _on(), _domainSeparatorV4(), acceptance);
    }

    /* TRADES */

    /// @inheritdoc ITrades
    function present(TradeId trade, bytes32 documents) external {
        TradeActs.present(state, _on(), trade, documents);
    }

    /// @inheritdoc ITrades
    function satisfy(TradeId trade, bytes32 documents, uint48 deadline, DualApproval calldata approval) external {
        TradeActs.satisfy(state, _on(), _domainSeparatorV4(), trade, documents, deadline, approval);
    }

    /// @inheritdoc ITrades
    function refuse(
        TradeId trade,
        bytes32 documents,
        bytes32 reason,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        TradeActs.refuse(state, _on(), _domainSeparatorV4(), trade, documents, reason, deadline, approval);
    }

    /// @inheritdoc ITrades
    function settle(TradeId trade, Consent calldata bySeller, Consent calldata byBuyer) external nonReentrant {
        TradeActs.settle(state, _on(), trade, bySeller, byBuyer);
    }

    /// @inheritdoc ITrades
    function fail(TradeId trade, Consent calldata bySeller) external nonReentrant {
        TradeActs.fail(state, _on(), trade, bySeller);
    }

    /// @inheritdoc ITrades
    function report(TradeId trade) external {
        TradeActs.report(state, _on(), trade);
    }

    /// @inheritdoc ITrades
    function claimWarranty(TradeId trade, bytes32 reason, uint48 deadline, DualApproval calldata approval) external {
        TradeActs.claimWarranty(state, _on(), _domainSeparatorV4(), trade, reason, deadline, approval);
    }

    /// @inheritdoc ITrades
    function freeExposure(uint256 id, address account) external {
        TradeActs.freeExposure(state, _on(), id, account);
    }

    /* A LEG */

    /// @inheritdoc IAsset
    function token() external view returns (address) {
        return address(this);
    }

    /// @inheritdoc IAsset
    function prepare(Deal calldata deal, uint256, bytes32, bytes calldata) external view {
        _requireSettling(deal);
    }

    /// @inheritdoc IAsset
    function cancel(Deal calldata, uint256, bytes32) external pure {}

    /// @inheritdoc IAsset
    /// @dev Moves nothing: it lets a trade's deal pass in `settle`, and nowhere else.
    function move(Deal calldata deal, uint256, bytes32) external view {
        _requireSettling(deal);
    }

    /* DEALS */

    /// @inheritdoc IBoard
    function dealFor(
        Ask calldata ask,
        Holding calldata holding,
        Quote calldata quote,
        uint96 amount
    ) external view returns (Deal memory) {
        BoardFoundation memory on = _on();
        (TradeId id, Trade memory trade) = QuoteActs.tradeFor(on, idOfAsk(ask), ask, holding, quote, amount);
        return on.dealOf(id, trade);
    }

    /// @inheritdoc ITrades
    function dealOf(TradeId trade) external view returns (Deal memory) {
        return _on().dealOf(trade, state.trades[trade]);
    }

    /* PRIVATE */

    /// @dev It is settled in this very call: later its nonces are used.
    function _requireSettling(Deal calldata deal) private view {
        require(msg.sender == address(SETTLEMENT), Asset_NotSettlement(msg.sender, address(SETTLEMENT)));
        TradeId trade = TradeId.wrap(deal.ref);
        require(state.trades[trade].settled, Trades_WrongState(trade, state.trades[trade].state));
    }

    function _on() private view returns (BoardFoundation memory) {
        return BoardFoundation(MEMBERS, CALENDARS, LIMITS, FACTORY, LEDGER, SETTLEMENT);
    }

    function _book(ICash cash, OrgId org, address payer, uint256 amount) private {
        require(FACTORY.isCash(address(cash)), Board_NotCash(address(cash)));
        require(FACTORY.isEscrow(address(this)), Board_NotEscrow());
        require(!org.isNull(), Board_OtherAccount(org, payer));
        require(amount != 0 && amount <= type(uint96).max, Board_AmountInvalid(amount));
        state.credit(address(cash), org, amount);
        emit DepositPaid(cash, org, amount);
    }
}

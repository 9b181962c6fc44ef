// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {Batch} from "../../../contracts/sensing/Batch.sol";
import {Feeds} from "../../../contracts/sensing/Feeds.sol";
import {Head, Outcome} from "../../../contracts/sensing/IFeeds.sol";
import {IStations} from "../../../contracts/sensing/IStations.sol";
import {DEVICE, RELAYER} from "../../../contracts/types/Duties.sol";
import {BatchId} from "../../../contracts/types/BatchId.sol";
import {WalletContract} from "../evidence/WalletContract.sol";
import {SensingBase} from "./SensingBase.sol";

/// @notice Whose signatures seal a batch, and whose do not.
contract FeedsSignaturesTest is SensingBase {
    uint256 private constant P256_KEY = uint256(keccak256("secure element")) % P256_N;

    Batch private batch;

    function setUp() public override {
        super.setUp();
        Batch memory next = nextBatch(station, 3);
        (batch.station, batch.firstSeq, batch.count) = (next.station, next.firstSeq, next.count);
        (batch.from, batch.to, batch.root) = (next.from, next.to, next.root);
        (batch.qualityProfile, batch.flagCounts) = (next.qualityProfile, next.flagCounts);
    }

    /* HOW MANY, AND WHICH */

    function testFuzz_AnyQuorumOfTheGateways(uint8 without) public {
        without = without % 4; // at 3: all of them
        string[] memory labels = new string[](without == 3 ? 3 : 2);
        for (uint256 i = 0; i < labels.length; i++) labels[i] = gateways[i >= without ? i + 1 : i];
        vm.assertTrue(submit(batch, EPOCH, sign(_digest(), labels)) == Outcome.Sealed, "sealed");
    }

    function test_RevertWhen_NobodySigned() public {
        _refused(new bytes[](0), _tooFew(0));
    }

    function test_RevertWhen_OneOfTwoSigned() public {
        _refused(sign(_digest(), first(1)), _tooFew(1));
    }

    function test_RevertWhen_OneSignedTwice() public {
        bytes[] memory signatures = new bytes[](2);
        signatures[0] = signatures[1] = signatureOf(gateways[0], _digest());
        _refused(signatures, _notAscending(accountOf(gateways[0]), accountOf(gateways[0])));
    }

    /// @dev Once as 65 bytes, once as a signer with its signature.
    function test_RevertWhen_OneSignedInTwoForms() public {
        bytes[] memory signatures = new bytes[](2);
        signatures[0] = signatureOf(gateways[0], _digest());
        signatures[1] = abi.encode(abi.encodePacked(accountOf(gateways[0])), signatures[0]);
        _refused(signatures, _notAscending(accountOf(gateways[0]), accountOf(gateways[0])));
    }

    function test_BothFormsCount() public {
        bytes[] memory signatures = sign(_digest(), first(2));
        signatures[1] = abi.encode(abi.encodePacked(accountOf(gateways[1])), signatures[1]);
        vm.assertTrue(submit(batch, EPOCH, signatures) == Outcome.Sealed, "sealed");
    }

    function test_RevertWhen_NotInOrder() public {
        bytes[] memory signatures = sign(_digest(), first(2));
        (signatures[0], signatures[1]) = (signatures[1], signatures[0]);
        _refused(signatures, _notAscending(accountOf(gateways[1]), accountOf(gateways[0])));
    }

    function test_RevertWhen_AMemberWhoIsNoGatewaySigned() public {
        address stranger = enrol(mill.admin, "Mill: spare device", DEVICE);
        _refused(_withStranger("Mill: spare device"), _notGateway(EPOCH, stranger));
    }

    function test_RevertWhen_AnOutsiderSigned() public {
        _refused(_withStranger("outsider"), _notGateway(EPOCH, OUTSIDER));
    }

    /// @dev One bad signature is not made up for by enough good ones.
    function test_RevertWhen_OneOfThreeIsBad() public {
        string[] memory labels = first(3);
        bytes[] memory signatures = sign(_digest(), labels);
        signatures[2] = new bytes(64);
        _refused(signatures, _bad(address(0)));
    }

    function test_RevertWhen_AnotherStationsGatewaySigned() public {
        Batch memory theirs = nextBatch(other, 1);
        string[] memory labels = new string[](1);
        labels[0] = gateways[2];
        bytes[] memory signatures = sign(feeds.digestOf(theirs, EPOCH), labels);
        expectError(
            abi.encodeWithSelector(IStations.Stations_NotGateway.selector, other, EPOCH, accountOf(gateways[2]))
        );
        submit(theirs, EPOCH, signatures);
    }

    /* EPOCHS */

    function test_RevertWhen_ARetiredSetSigned() public {
        bytes[] memory signatures = sign(_digest(), first(2));
        rotate();
        _refused(signatures, abi.encodeWithSelector(IStations.Stations_WrongEpoch.selector, station, 2, 1));
    }

    function test_RevertWhen_ARetiredSetSignsForThePresentEpoch() public {
        rotate();
        bytes[] memory signatures = sign(feeds.digestOf(batch, 2), first(2));
        bytes memory reason = _notGateway(2, accountOf(gateways[0]));
        expectError(reason);
        submit(batch, 2, signatures);
    }

    function test_RevertWhen_SignedForAnEpochToCome() public {
        bytes[] memory signatures = sign(feeds.digestOf(batch, 2), first(2));
        expectError(abi.encodeWithSelector(IStations.Stations_WrongEpoch.selector, station, 1, 2));
        submit(batch, 2, signatures);
    }

    /// @dev What one set began to sign, the next signs anew: the batch's identity stays.
    function test_KeysRotatedInTheMiddleOfABatch() public {
        BatchId id = feeds.idOf(batch);
        bytes[] memory signatures = sign(_digest(), first(1));
        string[] memory fresh = rotate();
        _refused(signatures, abi.encodeWithSelector(IStations.Stations_WrongEpoch.selector, station, 2, 1));
        string[] memory two = new string[](2);
        (two[0], two[1]) = (fresh[0], fresh[1]);
        submit(batch, 2, sign(feeds.digestOf(batch, 2), two));
        vm.assertTrue(feeds.batchAt(station, 1) == id, "same identity");
        assertHead(station, Head(3, uint48(batch.to), 1, 0, 0), "and no equivocation");
    }

    /// @dev A gateway that is in both sets signs for one of them.
    function test_RevertWhen_AKeptGatewaySignedForTheFormerSet() public {
        bytes[] memory signatures = sign(_digest(), first(2));
        setGateways(station, mill, gateways, 2);
        address unknown = _recovered(feeds.digestOf(batch, 2), signatures[0]);
        expectError(_notGateway(2, unknown));
        submit(batch, 2, signatures);
    }

    /* WHOM MEMBERS DOES NOT HONOUR */

    function test_RevertWhen_AGatewayIsRevoked() public {
        vm.prank(mill.admin);
        members.revoke(mill.device, 0);
        _refusedByMembers(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, mill.device));
    }

    function test_RevertWhen_AGatewayExpired() public {
        vm.prank(mill.admin);
        members.enrol(mill.device, DEVICE, uint48(START), 0);
        vm.warp(START + 1);
        _refusedByMembers(abi.encodeWithSelector(IMembers.Members_AccountExpired.selector, mill.device, uint48(START)));
    }

    function test_RevertWhen_AGatewaysOrganisationIsRestricted() public {
        setStanding(mill.id, Standing.Restricted);
        _refusedByMembers(abi.encodeWithSelector(IMembers.Members_NotActive.selector, mill.id, Standing.Restricted));
    }

    function test_RevertWhen_AGatewaysOrganisationIsExpelled() public {
        setStanding(mill.id, Standing.Expelled);
        _refusedByMembers(abi.encodeWithSelector(IMembers.Members_NotActive.selector, mill.id, Standing.Expelled));
    }

    function test_RevertWhen_AGatewayIsNoDeviceAnyMore() public {
        vm.prank(mill.admin);
        members.enrol(mill.device, RELAYER, 0, 0);
        _refusedByMembers(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, mill.device, RELAYER, DEVICE));
    }

    /// @dev The others go on without it.
    function test_TheOthersSealWhenOneIsRevoked() public {
        vm.prank(mill.admin);
        members.revoke(mill.device, 0);
        string[] memory labels = new string[](2);
        uint256 n = 0;
        for (uint256 i = 0; i < 3; i++) if (accountOf(gateways[i]) != mill.device) labels[n++] = gateways[i];
        vm.assertTrue(submit(batch, EPOCH, sign(_digest(), labels)) == Outcome.Sealed, "sealed");
    }

    /* ANOTHER CHAIN OR CONTRACT */

    function test_RevertWhen_SignedForAnotherChain() public {
        bytes[] memory signatures = sign(_digest(), first(2));
        vm.chainId(block.chainid + 1);
        _refused(signatures, _notGateway(EPOCH, _recovered(_digest(), signatures[0])));
    }

    function test_RevertWhen_SignedForAnotherContract() public {
        Feeds another = Feeds(deploy("Feeds", abi.encode(members)));
        bytes[] memory signatures = sign(another.digestOf(batch, EPOCH), first(2));
        _refused(signatures, _notGateway(EPOCH, _recovered(_digest(), signatures[0])));
    }

    function test_TheDigestIsEip712() public view {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Tallystick Feeds"),
                keccak256("1"),
                block.chainid,
                address(feeds)
            )
        );
        bytes32 seal_ = keccak256(
            abi.encode(
                keccak256(
                    "BatchSeal(Batch batch,uint32 epoch)Batch(uint32 station,uint64 firstSeq,uint32 count,uint64 from,uint64 to,bytes32 root,bytes32 qualityProfile,uint256 flagCounts,bytes32 rejectLog,LatestReading[] latest,Excess[] exceedances)Excess(uint32 sensor,uint64 seq,uint64 observedAt,int64 value)LatestReading(uint32 sensor,uint64 seq,uint64 observedAt,int64 value,uint8 quality)"
                ),
                feeds.idOf(batch),
                uint32(7)
            )
        );
        vm.assertEq(feeds.digestOf(batch, 7), keccak256(abi.encodePacked(hex"1901", domain, seal_)), "digest");
    }

    /* MALFORMED */

    function test_RevertWhen_SignatureIsMalleable() public {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf(gateways[0]), _digest());
        bytes[] memory signatures = sign(_digest(), first(2));
        signatures[0] = abi.encodePacked(r, bytes32(SECP256K1_N - uint256(s)), v == 27 ? uint8(28) : 27);
        _refused(signatures, _bad(address(0)));
    }

    function test_RevertWhen_TheRecoveryNumberIsWrong() public {
        bytes[] memory signatures = sign(_digest(), first(2));
        signatures[0][64] = 0;
        _refused(signatures, _bad(address(0)));
    }

    function testFuzz_RevertWhen_SignatureIsTouched(uint16 bit) public {
        bytes[] memory signatures = sign(_digest(), first(2));
        signatures[1][(bit / 8) % 65] ^= bytes1(uint8(1) << uint8(bit % 8));
        vm.expectRevert();
        submit(batch, EPOCH, signatures);
        vm.assertFalse(feeds.isSealed(batch), "not sealed");
    }

    function testFuzz_RevertWhen_SignatureIsShort(uint8 length) public {
        length = length % 192;
        vm.assume(length != 65);
        bytes[] memory signatures = sign(_digest(), first(2));
        signatures[0] = new bytes(length);
        _refused(signatures, _bad(address(0)));
    }

    /// @dev Long enough, but no pair of byte strings: the decoder refuses it without reason.
    function test_RevertWhen_SignatureIsJunk() public {
        bytes[] memory signatures = sign(_digest(), first(2));
        signatures[0] = abi.encode(type(uint256).max, type(uint256).max, 1, 2, 3, 4);
        _refused(signatures, "");
    }

    function testFuzz_RevertWhen_SignatureIsAnyBytes(bytes memory junk) public {
        bytes[] memory signatures = sign(_digest(), first(2));
        signatures[0] = junk;
        vm.expectRevert();
        submit(batch, EPOCH, signatures);
    }

    function test_RevertWhen_SignerIsShorterThanAnAddress() public {
        bytes memory signer = hex"0102";
        bytes[] memory signatures = sign(_digest(), first(2));
        signatures[0] = abi.encode(signer, signatures[0]);
        _refused(signatures, _bad(_accountOf(signer)));
    }

    function test_RevertWhen_SignerAndSignatureDisagree() public {
        bytes[] memory signatures = sign(_digest(), first(2));
        signatures[1] = abi.encode(abi.encodePacked(accountOf(gateways[1])), signatures[0]);
        _refused(signatures, _bad(accountOf(gateways[1])));
    }

    function test_RevertWhen_AGapIsSignedInstead() public {
        bytes32 digest = feeds.gapDigestOf(station, 1, 3, "lost", EPOCH);
        bytes[] memory signatures = sign(digest, first(2));
        _refused(signatures, _notGateway(EPOCH, _recovered(_digest(), signatures[0])));
    }

    /* CONTRACTS AND KEYS WITHOUT AN ADDRESS */

    function test_AWalletContractSigns() public {
        address wallet = _walletAsGateway();
        bytes memory inner = signatureOf("wallet owner", feeds.digestOf(batch, 2));
        _seal(abi.encode(abi.encodePacked(wallet), inner));
    }

    function test_RevertWhen_TheWalletContractRefuses() public {
        address wallet = _walletAsGateway();
        bytes memory inner = signatureOf("outsider", feeds.digestOf(batch, 2));
        expectError(_bad(2, wallet));
        _seal(abi.encode(abi.encodePacked(wallet), inner));
    }

    /// @dev Its owner's 65 bytes recover to the owner, who is no gateway.
    function test_RevertWhen_TheWalletsOwnerSignsForItself() public {
        _walletAsGateway();
        bytes memory inner = signatureOf("wallet owner", feeds.digestOf(batch, 2));
        expectError(_notGateway(2, accountOf("wallet owner")));
        _seal(inner);
    }

    function test_AP256KeySigns() public {
        bytes memory signer = _secureElementAsGateway();
        _seal(abi.encode(signer, _p256(feeds.digestOf(batch, 2), false)));
    }

    function test_RevertWhen_AP256SignatureIsMalleable() public {
        bytes memory signer = _secureElementAsGateway();
        bytes memory inner = _p256(feeds.digestOf(batch, 2), true);
        expectError(_bad(2, _accountOf(signer)));
        _seal(abi.encode(signer, inner));
    }

    function test_RevertWhen_AP256KeySignedForTheFormerEpoch() public {
        bytes memory signer = _secureElementAsGateway();
        bytes memory inner = _p256(feeds.digestOf(batch, 1), false);
        expectError(_bad(2, _accountOf(signer)));
        _seal(abi.encode(signer, inner));
    }

    /// @dev Whoever brings a verifier of his own is another signer, and no gateway.
    function test_RevertWhen_AnotherVerifierIsNamed() public {
        _secureElementAsGateway();
        (uint256 x, uint256 y) = vm.publicKeyP256(P256_KEY);
        bytes memory signer = abi.encodePacked(erc7913P256Verifier, x, y);
        bytes memory inner = _p256(feeds.digestOf(batch, 2), false);
        expectError(_notGateway(2, _accountOf(signer)));
        _seal(abi.encode(signer, inner));
    }

    function test_AllKindsTogether() public {
        bytes memory signer = _secureElement();
        address wallet = _wallet();
        address[] memory accounts = new address[](3);
        (accounts[0], accounts[1], accounts[2]) = (mill.device, wallet, _accountOf(signer));
        bytes[3] memory by;
        for (uint256 i = 0; i < 3; i++) {
            for (uint256 j = i; j > 0 && accounts[j - 1] > accounts[j]; j--) {
                (accounts[j - 1], accounts[j]) = (accounts[j], accounts[j - 1]);
            }
        }
        setGateways(station, mill, accounts, 3);
        bytes32 digest = feeds.digestOf(batch, 2);
        bytes[] memory signatures = new bytes[](3);
        for (uint256 i = 0; i < 3; i++) {
            if (accounts[i] == mill.device) by[i] = signatureOf("Mill: device", digest);
            else if (accounts[i] == wallet) {
                by[i] = abi.encode(abi.encodePacked(wallet), signatureOf("wallet owner", digest));
            } else by[i] = abi.encode(signer, _p256(digest, false));
            signatures[i] = by[i];
        }
        vm.assertTrue(submit(batch, 2, signatures) == Outcome.Sealed, "sealed");
    }

    /* HELPERS */

    function _digest() private view returns (bytes32) {
        return feeds.digestOf(batch, EPOCH);
    }

    function _refused(bytes[] memory signatures, bytes memory reason) private {
        expectError(reason);
        submit(batch, EPOCH, signatures);
        vm.assertFalse(feeds.isSealed(batch), "not sealed");
        assertHead(station, Head(0, 0, 0, 0, 0), "head");
    }

    /// @dev By all three gateways, one of which is the mill's.
    function _refusedByMembers(bytes memory reason) private {
        _refused(sign(_digest(), first(3)), reason);
    }

    /// @dev A gateway and a stranger, in ascending order.
    function _withStranger(string memory label) private view returns (bytes[] memory) {
        string[] memory labels = new string[](2);
        (labels[0], labels[1]) = (label, gateways[0]);
        if (accountOf(label) > accountOf(gateways[0])) (labels[0], labels[1]) = (labels[1], labels[0]);
        return sign(_digest(), labels);
    }

    function _seal(bytes memory signature) private {
        bytes[] memory signatures = new bytes[](1);
        signatures[0] = signature;
        vm.assertTrue(submit(batch, 2, signatures) == Outcome.Sealed, "sealed");
    }

    function _recovered(bytes32 digest, bytes memory signature) private pure returns (address) {
        (bytes32 r, bytes32 s, uint8 v) = (0, 0, uint8(signature[64]));
        assembly ("memory-safe") {
            r := mload(add(signature, 0x20))
            s := mload(add(signature, 0x40))
        }
        return ecrecover(digest, v, r, s);
    }

    function _wallet() private returns (address wallet) {
        wallet = address(new WalletContract(accountOf("wallet owner")));
        vm.prank(mill.admin);
        members.enrol(wallet, DEVICE, 0, 0);
    }

    function _walletAsGateway() private returns (address wallet) {
        wallet = _wallet();
        _only(wallet);
    }

    function _secureElement() private returns (bytes memory signer) {
        (uint256 x, uint256 y) = vm.publicKeyP256(P256_KEY);
        signer = abi.encodePacked(deploy("ERC7913P256Verifier", ""), x, y);
        vm.prank(mill.admin);
        members.enrol(_accountOf(signer), DEVICE, 0, 0);
    }

    function _secureElementAsGateway() private returns (bytes memory signer) {
        signer = _secureElement();
        _only(_accountOf(signer));
    }

    function _only(address account) private {
        address[] memory accounts = new address[](1);
        accounts[0] = account;
        setGateways(station, mill, accounts, 1);
    }

    /// @dev As it is enrolled: the low 20 bytes of the hash of the ERC-7913 signer.
    function _accountOf(bytes memory signer) private pure returns (address) {
        return address(uint160(uint256(keccak256(signer))));
    }

    function _p256(bytes32 hash, bool high) private pure returns (bytes memory) {
        (bytes32 r, bytes32 s) = vm.signP256(P256_KEY, hash);
        if ((uint256(s) > P256_N / 2) != high) s = bytes32(P256_N - uint256(s));
        return abi.encodePacked(r, s);
    }

    function _tooFew(uint256 given) private view returns (bytes memory) {
        return abi.encodeWithSelector(IStations.Stations_TooFewSignatures.selector, station, given, 2);
    }

    function _notAscending(address previous, address signer) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IStations.Stations_SignersNotAscending.selector, previous, signer);
    }

    function _notGateway(uint32 epoch, address signer) private view returns (bytes memory) {
        return abi.encodeWithSelector(IStations.Stations_NotGateway.selector, station, epoch, signer);
    }

    function _bad(address account) private view returns (bytes memory) {
        return _bad(EPOCH, account);
    }

    function _bad(uint32 epoch, address account) private view returns (bytes memory) {
        return abi.encodeWithSelector(IStations.Stations_BadSignature.selector, feeds.digestOf(batch, epoch), account);
    }
}
